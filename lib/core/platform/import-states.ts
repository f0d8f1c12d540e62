/** Where an uploaded file stands. */
export const IMPORT_STATES = ["receiving", "checking", "checked", "importing", "imported", "stopped"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** `moved`: it was to be imported, but would by then have done something else than was shown, so nothing was written.
 *  `died`: the process of its run is gone. `failed`: the run came upon a fault of ours. Nothing was written then either. */
export const IMPORT_NOTES = ["moved", "died", "failed"] as const;
export type ImportNote = (typeof IMPORT_NOTES)[number];
