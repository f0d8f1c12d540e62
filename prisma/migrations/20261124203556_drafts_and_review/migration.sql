-- Drafts get a number, a state, an author and a time to be published at. Nothing before this wrote drafts, so no row is there to fill.

-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "missing" INTEGER NOT NULL,
ADD COLUMN     "missing_sources" INTEGER NOT NULL,
ADD COLUMN     "publish_at" TIMESTAMPTZ(3),
ADD COLUMN     "schedule_problem" TEXT,
ADD COLUMN     "scheduled_by" TEXT,
ADD COLUMN     "search_keys" TEXT[],
ADD COLUMN     "search_text" TEXT NOT NULL,
ADD COLUMN     "started_at" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "started_by" TEXT NOT NULL,
ADD COLUMN     "state" TEXT NOT NULL,
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "submitted_by" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL,
ALTER COLUMN "base_version" DROP NOT NULL;

-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "binned_version" INTEGER;

-- CreateTable
CREATE TABLE "unsaved_edit" (
    "editor" TEXT NOT NULL,
    "form_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "from_version" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unsaved_edit_pkey" PRIMARY KEY ("editor","form_id")
);

-- CreateTable
CREATE TABLE "review_comment" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unsaved_edit_form_id_at_idx" ON "unsaved_edit"("form_id", "at");

-- CreateIndex
CREATE INDEX "review_comment_platform_id_at_idx" ON "review_comment"("platform_id", "at");

-- CreateIndex
CREATE INDEX "draft_state_updated_at_idx" ON "draft"("state", "updated_at");

-- CreateIndex
CREATE INDEX "draft_publish_at_idx" ON "draft"("publish_at");

-- CreateIndex
CREATE INDEX "draft_search_text_idx" ON "draft" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "draft_search_keys_idx" ON "draft" USING GIN ("search_keys");

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "draft" ADD CONSTRAINT "draft_state_listed" CHECK ("state" IN ('draft', 'in-review'));
ALTER TABLE "draft" ADD CONSTRAINT "draft_submitted_whole" CHECK (("state" = 'in-review') = ("submitted_by" IS NOT NULL) AND ("submitted_by" IS NULL) = ("submitted_at" IS NULL));
ALTER TABLE "draft" ADD CONSTRAINT "draft_schedule_whole" CHECK (("publish_at" IS NULL) = ("scheduled_by" IS NULL));
ALTER TABLE "draft" ADD CONSTRAINT "draft_numbers_range" CHECK ("version" >= 1 AND "base_version" >= 1 AND "missing" >= 0 AND "missing_sources" BETWEEN 0 AND "missing");
ALTER TABLE "draft" ADD CONSTRAINT "draft_content_object" CHECK (jsonb_typeof("content") = 'object');
ALTER TABLE "unsaved_edit" ADD CONSTRAINT "unsaved_edit_content_object" CHECK (jsonb_typeof("content") = 'object');
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_text_filled" CHECK (length(trim("text")) BETWEEN 1 AND 4000);
ALTER TABLE "platform" ADD CONSTRAINT "platform_binned_version_whole" CHECK ("binned_version" IS NULL OR "binned_at" IS NOT NULL AND "binned_version" BETWEEN 1 AND "version");

ALTER TABLE "revision" DROP CONSTRAINT "revision_action_listed";
ALTER TABLE "revision" ADD CONSTRAINT "revision_action_listed" CHECK ("action" IN (
  'publish', 'draft', 'submit', 'send-back', 'schedule', 'unschedule', 'discard', 'unpublish', 'bin', 'restore'
));
ALTER TABLE "revision" DROP CONSTRAINT "revision_via_listed";
ALTER TABLE "revision" ADD CONSTRAINT "revision_via_listed" CHECK ("via" IN (
  'seed', 'import', 'api', 'form', 'bulk', 'schedule', 'script'
));

-- A record has content: what the public reads, a draft, or both. Deferred, since a record is written before its draft.
CREATE FUNCTION require_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE record_id uuid;
BEGIN
  IF TG_TABLE_NAME = 'draft' THEN record_id := OLD."platform_id"; ELSE record_id := NEW."id"; END IF;
  IF EXISTS (SELECT FROM "platform" WHERE "id" = record_id AND "published_version" IS NULL)
    AND NOT EXISTS (SELECT FROM "draft" WHERE "platform_id" = record_id)
  THEN
    RAISE EXCEPTION 'A record that is not published needs a draft' USING ERRCODE = 'check_violation', CONSTRAINT = 'platform_has_content';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "platform_has_content" AFTER INSERT OR UPDATE OF "published_version" ON "platform" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_content();
CREATE CONSTRAINT TRIGGER "draft_is_content" AFTER DELETE ON "draft" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_content();
