import { setTimeout as pause } from "node:timers/promises";
import { answerOf, keptAlive } from "@/scripts/bench/kept-alive";
import { editor } from "@/scripts/bench/live-edits";
import { BENCH_STATES } from "@/scripts/bench/search-states";
import type { ServedCatalogue } from "@/scripts/bench/served-catalogue";

const SEARCHES_A_SECOND = 20;
const EDITS_A_SECOND = 5;
/** Readers and editors who wait at once; whoever comes while so many do is counted as failed. */
const WAITING_MAX = 400;
/** Records that are edited in turn. */
const EDITED_MAX = 2_000;

/** A search that was asked: when, since the load began, how long it took, and which engine answered; null where none did. */
export type AskedSearch = { readonly atMs: number; readonly ms: number; readonly engine: string | null };
/** An edit that was sent, and whether it was answered as saved. */
export type SentEdit = {
  readonly atMs: number;
  readonly ms: number;
  readonly slug: string;
  readonly word: string;
  readonly isSaved: boolean;
};

export type LiveLoad = {
  readonly searches: readonly AskedSearch[];
  readonly edits: readonly SentEdit[];
  /** Why the first few failed. */
  readonly complaints: readonly string[];
  /** Milliseconds since it began. */
  now(): number;
  /** Sends no more, and waits for what is under way. */
  stop(): Promise<void>;
};

export const LOAD_WORDS = `${SEARCHES_A_SECOND} searches and ${EDITS_A_SECOND} edits a second`;

/** Asks and edits at a steady pace, whether or not what was sent before has been answered: as many readers do. */
export async function startLoad(served: ServedCatalogue): Promise<LiveLoad> {
  const { env, context } = served;
  const rows = await context.store.read.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "platform" WHERE "published_version" IS NOT NULL AND "level" <> 'family' ORDER BY md5("id"::text) LIMIT ${EDITED_MAX}`;
  const web = keptAlive(env.publicUrl, WAITING_MAX);
  const edits = editor(env.publicUrl, await served.publisherToken(), WAITING_MAX);
  const began = performance.now();
  const now = () => performance.now() - began;
  const load = { searches: [] as AskedSearch[], edits: [] as SentEdit[], complaints: [] as string[] };
  const complain = (error: unknown) => {
    if (load.complaints.length < 5) load.complaints.push(error instanceof Error ? error.message : String(error));
  };
  const underWay = new Set<Promise<void>>();

  const search = async (at: number) => {
    const atMs = now();
    const state = BENCH_STATES[at % BENCH_STATES.length];
    const ask = async () => {
      if (underWay.size > WAITING_MAX) throw new Error(`${WAITING_MAX} wait already`);
      return answerOf<{ engine: string }>(await web.ask({ path: `/api/v1/platforms?${state?.params}` })).engine;
    };
    const engine = await ask().catch((error: unknown) => (complain(error), null));
    load.searches.push({ atMs, ms: now() - atMs, engine });
  };
  const edit = async (at: number) => {
    const slug = rows[at % rows.length]?.slug ?? "";
    let [atMs, word, isSaved] = [now(), "", false];
    try {
      if (underWay.size > WAITING_MAX) throw new Error(`${WAITING_MAX} wait already`);
      const prepared = await edits.prepare(slug);
      word = prepared.word;
      atMs = now();
      await prepared.save();
      isSaved = true;
    } catch (error) {
      complain(error);
    }
    load.edits.push({ atMs, ms: now() - atMs, slug, word, isSaved });
  };

  let isStopped = false;
  const atPace = async (aSecond: number, act: (at: number) => Promise<void>) => {
    for (let at = 0; !isStopped; at++) {
      const acting = act(at);
      underWay.add(acting);
      void acting.finally(() => underWay.delete(acting));
      await pause(Math.max(0, ((at + 1) * 1000) / aSecond - now()));
    }
  };
  const going = [atPace(SEARCHES_A_SECOND, search), atPace(EDITS_A_SECOND, edit)];
  return {
    ...load,
    now,
    stop: async () => {
      isStopped = true;
      await Promise.all(going);
      await Promise.all(underWay);
      web.close();
      edits.close();
    },
  };
}

export type Ready = {
  readonly status: string;
  readonly components: { readonly indexer: { readonly pending: number; readonly oldestSeconds: number } };
};

/** What the site says of itself. */
export async function readyOf(site: string): Promise<Ready> {
  const answer = await fetch(`${site}/api/health/ready`);
  return (await answer.json()) as Ready;
}

/**
 * Waits until the site says that all is well and no change has waited for the index for longer than `waitedSeconds`; 0 for none at all,
 * which under load there rarely is. Gives the milliseconds that it took.
 */
export async function untilQuiet(site: string, longestMs: number, waitedSeconds = 0): Promise<number> {
  const began = performance.now();
  for (;;) {
    const ready = await readyOf(site);
    const { pending, oldestSeconds } = ready.components.indexer;
    if (ready.status === "ok" && (pending === 0 || (waitedSeconds > 0 && oldestSeconds <= waitedSeconds)))
      return performance.now() - began;
    if (performance.now() - began > longestMs)
      throw new Error(`After ${longestMs / 1000} s it still says ${JSON.stringify(ready)}`);
    await pause(100);
  }
}

/** Of the saved edits that no later one took the place of, those that a search does not find. */
export async function lostEdits(site: string, edits: readonly SentEdit[]): Promise<string[]> {
  // One that was not answered may have been carried out all the same, after or before its neighbour.
  const newest = new Map<string, SentEdit>();
  for (const edit of edits) newest.set(edit.slug, edit);
  const web = keptAlive(site);
  const lost: string[] = [];
  for (const { slug, word, isSaved } of newest.values()) {
    if (!isSaved) continue;
    const asked = `/api/v1/platforms?perPage=1&q=${encodeURIComponent(`"${word}"`)}`;
    const { hits } = answerOf<{ hits: { slug: string }[] }>(await web.ask({ path: asked }));
    if (hits[0]?.slug !== slug) lost.push(slug);
  }
  web.close();
  return lost;
}
