-- CreateTable
CREATE TABLE "audit_entry" (
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT,
    "outcome" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_previous_hash_key" ON "audit_entry"("previous_hash");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_number_idx" ON "audit_entry"("actor", "number");

-- CreateIndex
CREATE INDEX "audit_entry_action_number_idx" ON "audit_entry"("action", "number");

ALTER TABLE "audit_entry" ALTER COLUMN "details" SET DEFAULT '{}';
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_outcome_known" CHECK ("outcome" IN ('done', 'refused', 'failed'));
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_filled" CHECK ("actor" <> '' AND "action" <> '' AND "target" <> '');
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_details_object" CHECK (jsonb_typeof("details") = 'object');

-- The database numbers, dates and chains each entry itself, whatever the writer says, one writer at a time: the lock is held until
-- the writer's transaction ends, so the chain has neither forks nor gaps. A transaction with an old snapshot runs into the
-- unique number instead of forking.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(418582817908);
  SELECT "number", "hash" INTO last FROM "audit_entry" ORDER BY "number" DESC LIMIT 1;
  NEW."number" := coalesce(last."number", 0) + 1;
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."previous_hash" := coalesce(last."hash", repeat('0', 64));
  -- lib/store/audit.ts computes the same from the row to check it.
  NEW."hash" := encode(sha256(convert_to(jsonb_build_array(
    NEW."previous_hash", NEW."number", to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    NEW."actor", NEW."action", NEW."target", NEW."outcome", NEW."details")::text, 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_chained" BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log can only be added to' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_entry_immutable';
END $$;
CREATE TRIGGER "audit_entry_immutable" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- "Always": a session in replica mode skips ordinary triggers.
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_chained";
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_immutable";

-- Where the application's role owns the table but is no superuser, it lacks the right as well as the way.
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_entry" FROM PUBLIC, CURRENT_USER;
