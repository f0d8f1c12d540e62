import { createHash, randomBytes } from "node:crypto";

/** What nobody guesses: 256 random bits. It is shown once and kept as its hash, which needs no salt. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
