import { sql } from "@/lib/store/sql";

/** Whether a record "p" is public and stands in lists. Families do not: they are reached through their members. `isListed` of the search
 *  documents is the same rule for a record that is read already. */
export const LISTED = sql`p."published_version" IS NOT NULL AND p."level" <> 'family'`;
