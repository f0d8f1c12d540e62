-- The same rule as before, by a plan that no statistics can spoil. While a large import is under way, PostgreSQL's own upkeep may
-- count the tables that it fills: rows that are not committed yet are none, so to the planner each way to read them costs the same,
-- and it took one that read all citations for each claim. Of what stays allowed here each claim's sources have one way to be looked
-- up, by the index of their column: OFFSET 0 keeps the subqueries from being joined, and a bitmap is made only of an index that
-- answers a condition.
CREATE OR REPLACE FUNCTION check_citations() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
DECLARE bare boolean;
BEGIN
  DELETE FROM "citation_check" WHERE "id" = NEW."id";
  CASE NEW."claim"
    WHEN 'spec' THEN
      SELECT EXISTS (SELECT FROM unnest(NEW."ids") AS claim(id)
        WHERE NOT EXISTS (SELECT FROM "citation" WHERE "spec_id" = claim.id AND "part" = 'claim' OFFSET 0)
          AND EXISTS (SELECT FROM "spec" s WHERE s."id" = claim.id OFFSET 0)) INTO bare;
    WHEN 'programme' THEN
      SELECT EXISTS (SELECT FROM unnest(NEW."ids") AS claim(id)
        WHERE NOT EXISTS (SELECT FROM "citation" WHERE "programme_id" = claim.id AND "part" = 'claim' OFFSET 0)
          AND EXISTS (SELECT FROM "programme" p WHERE p."id" = claim.id OFFSET 0)) INTO bare;
    WHEN 'programme_event' THEN
      SELECT EXISTS (SELECT FROM unnest(NEW."ids") AS claim(id)
        WHERE NOT EXISTS (SELECT FROM "citation" WHERE "event_id" = claim.id AND "part" = 'claim' OFFSET 0)
          AND EXISTS (SELECT FROM "programme_event" e WHERE e."id" = claim.id OFFSET 0)) INTO bare;
  END CASE;
  IF bare THEN
    RAISE EXCEPTION 'A % needs at least one source', NEW."claim" USING ERRCODE = 'check_violation', CONSTRAINT = NEW."broken";
  END IF;
  RETURN NULL;
END $$;
