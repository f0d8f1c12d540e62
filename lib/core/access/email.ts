import { z } from "zod";

/** An e-mail address in the one spelling in which it is kept and looked up, so that no account has two. */
export const emailSchema = z
  .string("Enter an e-mail address")
  .max(254, "Shorten the e-mail address to 254 characters")
  .transform((written) => written.normalize("NFKC").trim().toLowerCase())
  .pipe(z.email("Enter an e-mail address, such as asha@example.org"));
