import { z } from "zod";

/** What somebody is called, as the history shows it. */
export const personNameSchema = z
  .string("Enter a name")
  .transform((written) => written.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "Enter a name")
      .max(120, "Shorten the name to 120 characters")
      .regex(/^[^\p{Cc}\u200b\u2028-\u202e\u2060-\u2069\ufeff]*$/u, "Take out the invisible characters"),
  );
