import type pg from "pg";
import type { Context } from "@/lib/catalogue/context";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { compareIndex, type Difference } from "@/lib/search/indexing/verify-index";

/** What a list shows of each record that the public lists hold, told by plain SQL and without any code of ours. */
const SHOWN = `
  SELECT json_build_object(
    'id', p.id, 'slug', p.slug, 'name', p.name, 'designation', p.designation, 'domain', p.domain, 'category', p.category,
    'summary', p.summary, 'introduced', p.introduced, 'origin', p.origin, 'updated', (extract(epoch FROM p.published_at) * 1000)::bigint,
    'names', (SELECT coalesce(json_agg(text ORDER BY position), '[]') FROM platform_name WHERE platform_id = p.id),
    'manufacturers', (SELECT coalesce(json_agg(name ORDER BY first), '[]') FROM
      (SELECT name, min(position) AS first FROM platform_manufacturer WHERE platform_id = p.id GROUP BY name) m),
    'programmes', (SELECT coalesce(json_agg(json_build_array(operator, status, route) ORDER BY position), '[]') FROM programme WHERE platform_id = p.id)
  ) AS shown
  FROM platform p WHERE p.published_version IS NOT NULL AND p.level <> 'family' ORDER BY p.id`;

type Row = { operator: string; status: string; route: string | null };

/** The same as the index has it. */
async function shownByIndex({ index }: Context): Promise<unknown[]> {
  const shown = [];
  for (let offset = 0; index; offset += 500) {
    const { results } = await index.client.index(index.uid).getDocuments({ limit: 500, offset });
    if (results.length === 0) break;
    for (const { id, updated, hit } of results as { id: string; updated: number; hit: Record<string, unknown> }[]) {
      const { slug, name, designation, domain, category, summary, introduced, origin, manufacturers } = hit;
      const names = (hit.names as { text: string }[]).map(({ text }) => text);
      const programmes = distinctRows(hit.programmes as Row[]);
      const facts = { slug, name, designation, domain, category, summary, introduced, origin, manufacturers };
      shown.push({ id, updated, names, programmes, ...facts });
    }
  }
  return shown.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A hit has a row for each service of a programme. */
const distinctRows = (rows: readonly Row[]) => [
  ...new Set(rows.map(({ operator, status, route }) => JSON.stringify([operator, status, route]))),
];

/** Fails unless no record is half there: versions, revisions and what the public reads agree. */
export async function expectWholeRecords(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(`
    SELECT p.slug, p.version, p.published_version, r.count, r.last FROM platform p
    LEFT JOIN LATERAL (SELECT count(*)::int, max(version) AS last FROM revision WHERE platform_id = p.id) r ON true
    LEFT JOIN revision public ON public.platform_id = p.id AND public.version = p.published_version
    WHERE r.count IS DISTINCT FROM p.version OR r.last IS DISTINCT FROM p.version
      OR (p.published_version IS NOT NULL AND (public.content ->> 'name' IS DISTINCT FROM p.name
        OR public.content ->> 'summary' IS DISTINCT FROM p.summary
        OR json_array_length(public.content -> 'programmes') <> (SELECT count(*) FROM programme WHERE platform_id = p.id)
        OR json_array_length(public.content -> 'sources') <> (SELECT count(*) FROM source WHERE platform_id = p.id)))`);
  expect(rows).toEqual([]);
}

/** What is wrong with the index now. Changes on their way are not. */
export async function wrongInIndex({ store, index }: Context): Promise<Difference[]> {
  const wrong: Difference[] = [];
  if (!index) throw new Error("This catalogue has no index");
  for await (const difference of compareIndex(store, index)) if (difference.kind !== "waiting") wrong.push(difference);
  return wrong;
}

/** Lets everything that mends itself do so, and then fails unless the index equals the record field by field, by our own comparison and
 *  by one that shares no code with it. */
export async function expectEqualOnceQuiet(context: Context, pool: pg.Pool): Promise<void> {
  // What a turn of the indexer does, until there is nothing left to do.
  for (let turn = 0; turn < 20; turn++) {
    const { indexed, mended, rebuilt } = await bringIndexInStep(context);
    const { rows } = await pool.query<{ waiting: number }>("SELECT count(*)::int AS waiting FROM outbox_note");
    if (indexed + mended === 0 && rebuilt === null && rows[0]?.waiting === 0) break;
    await pool.query("UPDATE outbox_note SET available_at = clock_timestamp()");
  }
  await expectEqual(context, pool);
}

/** The same for a catalogue that is quiet already. */
export async function expectEqual(context: Context, pool: pg.Pool): Promise<void> {
  expect(await wrongInIndex(context)).toEqual([]);
  const { rows } = await pool.query<{ shown: { programmes: unknown[]; updated: number } }>(SHOWN);
  const should = rows.map(({ shown }) => ({
    ...shown,
    programmes: [...new Set(shown.programmes.map((programme) => JSON.stringify(programme)))],
  }));
  expect(await shownByIndex(context)).toEqual(should);
  const { results } = await context.index!.client.getIndexes({ limit: 1000 });
  expect(results.map(({ uid }) => uid).filter((uid) => uid.startsWith(context.index!.uid))).toEqual([
    context.index!.uid,
  ]);
}
