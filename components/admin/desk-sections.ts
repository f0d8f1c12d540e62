import type { PlainAction } from "@/lib/core/access/access";

/** The parts of the desk, as its navigation and its first page list them; `action` is what one must be allowed to do there. */
export const DESK_SECTIONS: readonly {
  readonly href: string;
  readonly label: string;
  readonly about: string;
  readonly action: PlainAction;
}[] = [
  {
    href: "/admin/platforms",
    label: "Records",
    about: "All records, drafts and what waits in the bin: find, write, publish.",
    action: "desk:read",
  },
  {
    href: "/admin/review",
    label: "Review",
    about: "What waits for a publisher, oldest first.",
    action: "desk:read",
  },
  {
    href: "/admin/report",
    label: "To mend",
    about: "Claims without source, stale facts, likely duplicates, links that lead nowhere.",
    action: "desk:read",
  },
  {
    href: "/admin/reports",
    label: "Readers’ reports",
    about: "What readers found wrong: read it, mend the record, and tell them.",
    action: "report:answer",
  },
  {
    href: "/admin/missed",
    label: "Missed searches",
    about: "What readers looked for and did not find.",
    action: "desk:read",
  },
  {
    href: "/admin/synonyms",
    label: "Synonyms",
    about: "Words that find each other. They work within seconds.",
    action: "synonyms:edit",
  },
  {
    href: "/admin/imports",
    label: "Imports",
    about: "Take a file of records in: see first what it would do, then import it, or take an import back.",
    action: "platform:import",
  },
  {
    href: "/admin/bulk",
    label: "Bulk edit",
    about: "Give many records the same change, or make one record of two. Both are shown first.",
    action: "platform:bulk-edit",
  },
  {
    href: "/admin/bin",
    label: "Bin",
    about: "Removed records: bring them back, or delete them for good.",
    action: "desk:read",
  },
  {
    href: "/admin/users",
    label: "People",
    about: "Who may sign in, as what; invitations and links for a new password.",
    action: "user:list",
  },
  {
    href: "/admin/tokens",
    label: "API tokens",
    about: "What programs sign in with, until when, and when they last did.",
    action: "token:create",
  },
  {
    href: "/admin/audit",
    label: "Audit log",
    about: "Who did what, and when. It can only be added to.",
    action: "audit:read",
  },
  {
    href: "/admin/settings",
    label: "Settings",
    about: "Whether editors may publish what they wrote themselves.",
    action: "settings:edit",
  },
  {
    href: "/admin/account",
    label: "Your account",
    about: "Your password, and where you are signed in.",
    action: "account:use",
  },
];
