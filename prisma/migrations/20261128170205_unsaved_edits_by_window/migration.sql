-- What was kept of a form before its windows were told apart counts as typed in its only one.
ALTER TABLE "unsaved_edit" ADD COLUMN "window_id" UUID;
UPDATE "unsaved_edit" SET "window_id" = "form_id";
ALTER TABLE "unsaved_edit"
  ALTER COLUMN "window_id" SET NOT NULL,
  DROP CONSTRAINT "unsaved_edit_pkey",
  ADD CONSTRAINT "unsaved_edit_pkey" PRIMARY KEY ("editor", "form_id", "window_id");
