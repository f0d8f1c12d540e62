import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the least cost that OWASP advises: some 20 ms and 19 MB for each. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Keyboards write the same letter as one character or as two.
const spelt = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(spelt(password), COST);

export const isPassword = (password: string, stored: string): Promise<boolean> => verify(stored, spelt(password));
