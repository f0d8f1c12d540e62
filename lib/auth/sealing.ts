import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What a sealed text begins with, so that another way of sealing can be told from this one. */
const MARK = "v1.";

/** Encrypts what has to be read again, for the table rows that hold it. */
export type Sealing = {
  /** @param owner whose it is: it opens for nobody else, so a row can't be handed to another person. */
  seal(text: string, owner: string): string;
  /** The text; null when it was sealed with another key or for somebody else, or was changed. */
  open(sealed: string, owner: string): string | null;
};

/** Seals with a key that is made from the one that signs cookies: a copy of the database alone opens nothing. */
export function openSealing(secret: string): Sealing {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "catalogue one-time codes", 32));
  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return MARK + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed.slice(MARK.length), "base64url");
      if (!sealed.startsWith(MARK) || bytes.length < IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
          "utf8",
        );
      } catch {
        return null;
      }
    },
  };
}
