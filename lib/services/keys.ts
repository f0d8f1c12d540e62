import { randomBytes } from "node:crypto";
import { chmodSync } from "node:fs";
import { z } from "zod";
import { OperatorError } from "@/lib/operator-error";
import { readIfThere, writePrivateFile } from "@/lib/services/private-file";

const key = z.string().min(16);
const addedLater = key.default(() => randomKey());
const keysSchema = z.object({
  /** Of the role that owns the tables. */
  postgresPassword: key,
  meiliMasterKey: key,
  sessionSecret: addedLater,
  /** Of the role that the application works as. */
  applicationPassword: addedLater,
});

/** What the embedded services ask for before they let anyone in, and what signs the cookies of whoever is signed in. */
export type Keys = z.output<typeof keysSchema>;

/**
 * The keys in this file; on the first start they are made at random. Only the owner may read the file.
 * @throws OperatorError when the file is there but can't be read as keys.
 */
export function readOrMakeKeys(file: string): Keys {
  const text = readIfThere(file);
  if (text === null) {
    return kept(file, keysSchema.parse({ postgresPassword: randomKey(), meiliMasterKey: randomKey() }));
  }
  chmodSync(file, 0o600); // a copy or a restored backup may have come back readable to all
  try {
    const stored = JSON.parse(text) as object;
    const keys = keysSchema.parse(stored);
    return Object.keys(keys).every((name) => name in stored) ? keys : kept(file, keys);
  } catch (error) {
    throw new OperatorError(
      `${file} does not hold the keys of the embedded services any more.`,
      "Put it back from a backup; without one, move DATA_DIR away and start afresh.",
      { cause: error },
    );
  }
}

function kept(file: string, keys: Keys): Keys {
  writePrivateFile(file, `${JSON.stringify(keys, null, 2)}\n`);
  return keys;
}

const randomKey = () => randomBytes(24).toString("base64url");
