import { z } from "zod";

/** The last part of a platform's address: lower-case letters, digits and single hyphens. */
export const slugField = z
  .string()
  .max(80, "Shorten the address to 80 characters")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "Use lower-case letters, digits and single hyphens, such as c-130j-super-hercules",
  );

/** Proposes a slug for a name: `C-130J Super Hercules` gives `c-130j-super-hercules`. Empty when nothing usable is left. */
export const toSlug = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
