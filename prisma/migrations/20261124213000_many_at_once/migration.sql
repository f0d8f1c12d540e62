-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "batch_id" UUID;

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT,
    "reason" TEXT,
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "undone_by" UUID,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation_check" (
    "id" BIGSERIAL NOT NULL,
    "claim" TEXT NOT NULL,
    "broken" TEXT NOT NULL,
    "ids" UUID[],

    CONSTRAINT "citation_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "batch_at_idx" ON "batch"("at");

-- CreateIndex
CREATE UNIQUE INDEX "batch_undone_by_key" ON "batch"("undone_by");

-- DropIndex
DROP INDEX "citation_introduced_id_idx";

-- DropIndex
DROP INDEX "citation_spec_id_idx";

-- DropIndex
DROP INDEX "citation_programme_id_idx";

-- DropIndex
DROP INDEX "citation_event_id_idx";

-- DropIndex
DROP INDEX "citation_dispute_side_id_idx";

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_undone_by_fkey" FOREIGN KEY ("undone_by") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What follows is written by hand: Prisma knows neither CHECK constraints, triggers nor partial indexes.

ALTER TABLE "batch" ADD CONSTRAINT "batch_kind_listed" CHECK ("kind" IN (
  'import', 'bulk', 'undo', 'merge'
));
ALTER TABLE "batch" ADD CONSTRAINT "batch_counts_range" CHECK ("created" >= 0 AND "updated" >= 0 AND "unchanged" >= 0);

-- A citation fills one of these columns: an index of all five would hold every citation five times.
CREATE INDEX "revision_batch_idx" ON "revision"("batch_id") WHERE "batch_id" IS NOT NULL;
CREATE INDEX "citation_introduced_idx" ON "citation"("introduced_id") WHERE "introduced_id" IS NOT NULL;
CREATE INDEX "citation_spec_idx" ON "citation"("spec_id") WHERE "spec_id" IS NOT NULL;
CREATE INDEX "citation_programme_idx" ON "citation"("programme_id") WHERE "programme_id" IS NOT NULL;
CREATE INDEX "citation_event_idx" ON "citation"("event_id") WHERE "event_id" IS NOT NULL;
CREATE INDEX "citation_dispute_side_idx" ON "citation"("dispute_side_id") WHERE "dispute_side_id" IS NOT NULL;

-- No programme, event or specification without a source: the same rule as before, looked at once for all claims of a statement and
-- not once a row. A statement leaves the ids of its claims in "citation_check"; the rows there are looked at when the transaction
-- ends, as a claim is written before its citations, and removed. None is ever seen by another transaction.
DROP TRIGGER "spec_cited" ON "spec";
DROP TRIGGER "programme_cited" ON "programme";
DROP TRIGGER "programme_event_cited" ON "programme_event";
DROP TRIGGER "citation_last" ON "citation";
DROP FUNCTION require_citation();
DROP FUNCTION keep_citation();

CREATE FUNCTION await_citation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "citation_check" ("claim", "broken", "ids")
  SELECT TG_TABLE_NAME, TG_TABLE_NAME || '_cited', array_agg("id") FROM added HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "spec_awaits_citation" AFTER INSERT ON "spec" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_citation();
CREATE TRIGGER "programme_awaits_citation" AFTER INSERT ON "programme" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_citation();
CREATE TRIGGER "programme_event_awaits_citation" AFTER INSERT ON "programme_event" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_citation();

-- Most deletions reach citations through a claim that is gone as well: those are told apart when the transaction ends.
CREATE FUNCTION recheck_citation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM lost) THEN RETURN NULL; END IF;
  INSERT INTO "citation_check" ("claim", "broken", "ids")
  SELECT claim, 'citation_last', array_agg(DISTINCT id)
  FROM (
    SELECT CASE WHEN "spec_id" IS NOT NULL THEN 'spec' WHEN "programme_id" IS NOT NULL THEN 'programme' ELSE 'programme_event' END AS claim,
      coalesce("spec_id", "programme_id", "event_id") AS id
    FROM lost WHERE "part" = 'claim'
  ) AS bereft
  WHERE id IS NOT NULL GROUP BY claim;
  RETURN NULL;
END $$;
CREATE TRIGGER "citation_deleted" AFTER DELETE ON "citation" REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION recheck_citation();
CREATE TRIGGER "citation_updated" AFTER UPDATE ON "citation" REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION recheck_citation();

-- Its plans are kept for the session. One made while the tables were small would read all of them for every statement of a large
-- import; so it goes by the indexes, whatever the tables looked like when it was first asked.
CREATE FUNCTION check_citations() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE bare boolean;
BEGIN
  DELETE FROM "citation_check" WHERE "id" = NEW."id";
  CASE NEW."claim"
    WHEN 'spec' THEN SELECT EXISTS (SELECT FROM "spec" s WHERE s."id" = ANY(NEW."ids") AND NOT EXISTS (SELECT FROM "citation" c WHERE c."spec_id" = s."id" AND c."part" = 'claim')) INTO bare;
    WHEN 'programme' THEN SELECT EXISTS (SELECT FROM "programme" s WHERE s."id" = ANY(NEW."ids") AND NOT EXISTS (SELECT FROM "citation" c WHERE c."programme_id" = s."id" AND c."part" = 'claim')) INTO bare;
    WHEN 'programme_event' THEN SELECT EXISTS (SELECT FROM "programme_event" s WHERE s."id" = ANY(NEW."ids") AND NOT EXISTS (SELECT FROM "citation" c WHERE c."event_id" = s."id" AND c."part" = 'claim')) INTO bare;
  END CASE;
  IF bare THEN
    RAISE EXCEPTION 'A % needs at least one source', NEW."claim" USING ERRCODE = 'check_violation', CONSTRAINT = NEW."broken";
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "citations_checked" AFTER INSERT ON "citation_check" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_citations();

-- The same dates and lists as before, told without an exception block and without a query for each value.
CREATE OR REPLACE FUNCTION is_partial_date(written text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN written IS NULL THEN NULL
    WHEN written !~ '^(18[5-9][0-9]|19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$' THEN false
    WHEN length(written) < 10 THEN true
    ELSE substr(written, 9, 2)::int <= CASE substr(written, 6, 2)
      WHEN '02' THEN CASE WHEN left(written, 4)::int % 4 = 0 AND (left(written, 4)::int % 100 <> 0 OR left(written, 4)::int % 400 = 0) THEN 29 ELSE 28 END
      WHEN '04' THEN 30 WHEN '06' THEN 30 WHEN '09' THEN 30 WHEN '11' THEN 30
      ELSE 31
    END
  END
$$;

-- As it was written, character for character: a third of the work of writing a record was to take its revision apart.
ALTER TABLE "revision" ALTER COLUMN "content" TYPE JSON USING "content"::json, ALTER COLUMN "changes" TYPE JSON USING "changes"::json;
DO $$ BEGIN
  ALTER TABLE "revision" ALTER COLUMN "content" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL; -- a server built without lz4 packs them by its own means
END $$;

-- Nothing names a citation by its id, so the database may count them.
ALTER TABLE "citation" DROP CONSTRAINT "citation_pkey", DROP COLUMN "id";
ALTER TABLE "citation" ADD COLUMN "id" BIGSERIAL NOT NULL, ADD CONSTRAINT "citation_pkey" PRIMARY KEY ("id");
