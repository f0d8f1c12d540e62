import type { RevisionAction } from "@/lib/core/platform/revision-actions";

/** What a version did, in words. */
export const ACTION_WORDS: Readonly<Record<RevisionAction, string>> = {
  publish: "published",
  draft: "saved as a draft",
  submit: "submitted for review",
  "send-back": "sent back",
  schedule: "given a time to be published",
  unschedule: "time taken back",
  discard: "draft thrown away",
  unpublish: "taken offline",
  bin: "moved to the bin",
  restore: "taken out of the bin",
};

/** Through what a version came, in words. */
export const VIA_WORDS: Readonly<Record<string, string>> = {
  seed: "with the shipped records",
  import: "by an import",
  api: "through the API",
  form: "at the desk",
  bulk: "with others at once",
  schedule: "at its time",
  script: "by a script",
};
