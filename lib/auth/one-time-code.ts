import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

// What every app for such codes takes, whether or not it reads these figures from the address: RFC 6238's own.
const FIGURES = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Codes of the step before and after are taken too: clocks of telephones are not exact, and typing takes a while. */
const WINDOW_STEPS = 1;
const RECOVERY_CODES = 10;

/** The secret that the app and the catalogue share: 160 random bits in base 32. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

const generator = (secret: string, label = {}) => new TOTP({ ...FIGURES, ...label, secret: Secret.fromBase32(secret) });

/** What the QR code says: an `otpauth:` address, which apps read. */
export const codeAddress = (secret: string, issuer: string, account: string): string =>
  generator(secret, { issuer, label: account }).toString();

/** Six digits, as people type them: in two groups, or with a stray space. */
const asCode = (written: string): string | null => {
  const digits = written.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
};

/** The step of time, of 30 seconds, whose code this is; null when it is none of those that are right now. */
export function stepOfCode(secret: string, written: string, now: Date): number | null {
  const token = asCode(written);
  if (token === null) return null;
  const timestamp = now.getTime();
  const delta = generator(secret).validate({ token, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : TOTP.counter({ period: FIGURES.period, timestamp }) + delta;
}

// Without the letters that are taken for a digit or for each other.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Codes that stand in for the app, once each: 79 random bits, so that their hashes need neither salt nor a slow function. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

function newRecoveryCode(): string {
  let letters = "";
  while (letters.length < 16) {
    // Bytes that would make some letters likelier than others are thrown away.
    const [byte = 255] = randomBytes(1);
    if (byte < 248) letters += LETTERS[byte % 31];
  }
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** A recovery code in the one spelling in which it is hashed; null for what can't be one. */
export function asRecoveryCode(written: string): string | null {
  const letters = written.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
  return /^[a-z2-9]{16}$/.test(letters) ? letters : null;
}
