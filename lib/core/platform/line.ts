import { z } from "zod";

/** A text of one line, of up to `max` characters. @param what as messages call it: "the name" */
export const line = (max: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}`)
    .max(max, `Shorten ${what} to ${max} characters`)
    // A NUL cannot be stored by PostgreSQL; other control characters only break lists and exports.
    .refine((text) => !/\p{Cc}/u.test(text), `Remove the control characters from ${what}`);
