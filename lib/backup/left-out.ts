/** Tables that no backup holds, each with the reason. Every other table is in it, those of later migrations too: what is new can't
 *  be forgotten, only left out on purpose. See docs/decisions/015. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  _prisma_migrations: "The manifest names what the database had; the one that is restored into has its own.",
  outbox_note: "The index is rebuilt from the records that come back.",
  kept_document: "Made anew from the records that come back.",
  citation_check: "Empty outside of a transaction.",
  session: "Who is signed in now has to sign in again: a session that was ended since must not come back.",
  pending_sign_in: "Whoever is being asked for a one-time code now signs in anew.",
  access_link: "Invitations and resets last a day or so; one that was used or withdrawn since must not open again.",
  sign_in_pause: "Failed sign-ins and reports of the last minutes, with the addresses that they came from.",
  import_file: "Files that somebody uploaded to import; they are kept for a day.",
  import_piece: "What those files hold.",
  verification: "The sign-in library insists on this table; nothing is ever written there.",
};

/** Rows of other tables that no backup holds, as the condition on those that it does. */
export const KEPT_ROWS: Readonly<Record<string, string>> = {
  // What the search index was built with is true of that index alone: without it, the next one is built anew.
  installation: `"key" NOT LIKE 'index %' AND "key" NOT LIKE 'tasks of %'`,
};
