/** What a write did. Only `publish` changes what the public reads, and only its versions are ever shown outside the desk. */
export const REVISION_ACTIONS = [
  "publish",
  "draft",
  "submit",
  "send-back",
  "schedule",
  "unschedule",
  "discard",
  "unpublish",
  "bin",
  "restore",
] as const;
export type RevisionAction = (typeof REVISION_ACTIONS)[number];

/** Through what a write came. */
export const VIAS = ["seed", "import", "api", "form", "bulk", "schedule", "script"] as const;
export type Via = (typeof VIAS)[number];
