import { z } from "zod";

/** The last part of a platform's address: lower-case letters, digits and single hyphens. */
export const slugField = z
  .string()
  .max(80, "Shorten the address to 80 characters")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "Use lower-case letters, digits and single hyphens, such as c-130j-super-hercules",
  );

/** Whether a record can have this address. What can not is asked of no table: PostgreSQL refuses a text with a NUL in it. */
export const isSlug = (text: string): boolean => slugField.safeParse(text).success;
