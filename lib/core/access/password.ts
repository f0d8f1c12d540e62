import { z } from "zod";

export const PASSWORD_MIN = 12;
const PASSWORD_MAX = 256;

/** A password to be chosen. Length alone counts: rules about its characters make for worse ones. */
export const newPasswordSchema = z
  .string("Choose a password")
  .min(PASSWORD_MIN, `Choose a password of at least ${PASSWORD_MIN} characters: a few words are easy to keep in mind`)
  .max(PASSWORD_MAX, `Shorten the password to ${PASSWORD_MAX} characters`)
  .refine((password) => new Set(password).size >= 5, "Choose a password with more different characters");

/** A password to be checked: whatever it is, but of a length that does no harm. */
export const givenPasswordSchema = z.string("Enter your password").min(1, "Enter your password").max(1_000);
