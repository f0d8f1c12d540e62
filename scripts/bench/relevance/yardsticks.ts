import type { Meilisearch } from "meilisearch";
import MiniSearch from "minisearch";
import type pg from "pg";

import { namesOf } from "@/lib/core/designation/designation-keys";
import type { Platform } from "@/lib/core/platform/platform";
import { kindWords, partyWords } from "@/lib/core/search/search-words";
import { done } from "@/lib/search/meilisearch/tasks";
import { DEPTH } from "@/scripts/bench/relevance/score";

/** A way to search the same records without anything of ours: gives the slugs of the first hits. */
export type Yardstick = {
  readonly name: string;
  readonly search: (query: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** What every yardstick is given of a record: the same names and words that ours has. */
const plain = (platform: Platform) => ({
  id: platform.slug,
  name: platform.name,
  designation: platform.designation,
  names: namesOf(platform).slice(2),
  kinds: kindWords(platform),
  parties: partyWords(platform),
  summary: platform.summary,
});

/** Meilisearch as it comes: default settings on the same fields. */
export async function meilisearchByDefault(
  client: Meilisearch,
  uid: string,
  platforms: readonly Platform[],
): Promise<Yardstick> {
  await done(client, client.createIndex(uid, { primaryKey: "id" }));
  await done(client, client.index(uid).addDocuments(platforms.map(plain)));
  return {
    name: "Meilisearch, default settings",
    search: async (query) =>
      (await client.index(uid).search<{ id: string }>(query, { limit: DEPTH })).hits.map((hit) => hit.id),
    close: async () => void (await done(client, client.deleteIndex(uid))),
  };
}

/** PostgreSQL's full text search, names weighted above words, with trigram similarity for what it does not find. */
export async function postgresqlFullText(client: pg.Client, platforms: readonly Platform[]): Promise<Yardstick> {
  await client.query(
    `CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE TEMP TABLE yardstick (slug text, names text, document tsvector)`,
  );
  for (const one of platforms.map(plain)) {
    const names = [one.name, one.designation, ...one.names].join(" ");
    await client.query(
      `INSERT INTO yardstick VALUES ($1, $2, setweight(to_tsvector('english', $2), 'A') || setweight(to_tsvector('english', $3), 'B') || setweight(to_tsvector('english', $4), 'D'))`,
      [one.id, names, [...one.kinds, ...one.parties].join(" "), one.summary],
    );
  }
  return {
    name: "PostgreSQL full text with trigrams",
    search: async (query) => {
      const { rows } = await client.query<{ slug: string }>(
        `SELECT slug FROM yardstick, websearch_to_tsquery('english', $1) q
         WHERE document @@ q OR word_similarity($1, names) > 0.4
         ORDER BY ts_rank(document, q) + word_similarity($1, names) DESC, slug LIMIT ${DEPTH}`,
        [query],
      );
      return rows.map((row) => row.slug);
    },
    close: async () => void (await client.query("DROP TABLE yardstick")),
  };
}

/** MiniSearch, a widely used JavaScript library, with its prefix and fuzzy search as its documentation recommends. */
export function miniSearch(platforms: readonly Platform[]): Promise<Yardstick> {
  const index = new MiniSearch<ReturnType<typeof plain>>({
    fields: ["name", "designation", "names", "kinds", "parties", "summary"],
    extractField: (document, field) => [document[field as keyof typeof document]].flat().join(" "),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, designation: 3, names: 2 } },
  });
  index.addAll(platforms.map(plain));
  return Promise.resolve({
    name: "MiniSearch, prefix and fuzzy",
    search: (query) =>
      Promise.resolve(
        index
          .search(query)
          .slice(0, DEPTH)
          .map((hit) => String(hit.id)),
      ),
    close: () => Promise.resolve(),
  });
}
