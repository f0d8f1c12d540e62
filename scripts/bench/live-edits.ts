import { randomInt } from "node:crypto";
import { keptAlive, type KeptAlive } from "@/scripts/bench/kept-alive";

/** An edit as a program makes one: the record is read, and replaced with another word in its summary. */
export type Edit = {
  readonly slug: string;
  /** A word that stands nowhere else. */
  readonly word: string;
  /** Sends the save; gives the time until it was answered, in milliseconds. @throws when it is refused. */
  readonly save: () => Promise<number>;
};

const LETTERS = "bcdfghjklmnpqrstvwxz";
/** Fifteen letters that make no word: far from any other, so that typo tolerance takes none for it. */
const newWord = (): string => Array.from({ length: 15 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

export type Editor = { prepare(slug: string): Promise<Edit>; close(): void };

/** Edits records of a running site, over one kept-alive connection or as many as are given. */
export function editor(site: string, token: string, connections = 1): Editor {
  const connection: KeptAlive = keptAlive(site, connections);
  return {
    async prepare(slug) {
      const path = `/api/v1/platforms/${slug}`;
      const read = await connection.ask({ path });
      if (read.status !== 200)
        throw new Error(`Reading ${slug} was answered ${read.status}: ${read.text().slice(0, 200)}`);
      const record = JSON.parse(read.text()) as { version: number; summary: string };
      const word = newWord();
      const summary = `${record.summary.replace(/ Marked [a-z]+\.$/, "")} Marked ${word}.`;
      const headers = { authorization: `Bearer ${token}`, "if-match": `"${record.version}"` };
      return {
        slug,
        word,
        save: async () => {
          const saved = await connection.ask({
            path,
            method: "PUT",
            body: JSON.stringify({ ...record, summary }),
            headers,
          });
          if (saved.status !== 200)
            throw new Error(`Saving ${slug} was answered ${saved.status}: ${saved.text().slice(0, 200)}`);
          return saved.totalMs;
        },
      };
    },
    close: connection.close,
  };
}
