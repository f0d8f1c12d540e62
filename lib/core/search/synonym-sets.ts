import { z } from "zod";

/** Sets of words that mean the same, in the order in which staff keep them. */
export type SynonymSets = readonly (readonly string[])[];

/** Sets of words that mean the same in the field. Each word finds records that hold any of the others. Sets are kept narrow: a word
 *  belongs only where a specialist would accept it in the other's place. */
export const synonymSetsSchema = z
  .array(
    z
      .array(z.string().trim().min(1).max(60, "Shorten a word to 60 characters"))
      .min(2, "A set needs two words or more, with a comma between them")
      .max(30, "Keep to 30 words in a set"),
  )
  .max(500, "Keep to 500 sets");
