import pg from "pg";

import { bringIndexInStep, type InStep } from "@/lib/search/indexing/bring-index-in-step";
import { carryChanges, type Carried } from "@/lib/search/indexing/index-changes";
import type { Indexing } from "@/lib/search/indexing/indexing";
import { OUTBOX_CHANNEL } from "@/lib/store/outbox";

/** The net under NOTIFY: a wake-up call that was missed costs this long at the most. */
const POLL_MS = 5_000;
const RECONNECT_MS = 1_000;
/** How often the index itself is looked at: whether it is there, has its settings, and was written to by nobody else. */
const LOOK_MS = 30_000;

const NOT_OURS =
  "The index was built by another version of the catalogue, which this one leaves alone. Start this one again, or run npm run reindex";

export type Indexer = { readonly stop: () => Promise<void> };

export type IndexerOptions = {
  readonly databaseUrl: string;
  /** Told once a trouble, not once a try. */
  readonly onError: (error: unknown) => void;
  /** Told when changes were carried or refused. */
  readonly onCarried?: (carried: Pick<Carried, "count" | "refused">) => void;
  /** Told when the index was mended or built anew. */
  readonly onMended?: (inStep: InStep) => void;
  readonly pollMs?: number;
  readonly lookMs?: number;
};

/** Keeps the index equal to the record for as long as the process lives: carries changes, woken by PostgreSQL when one commits and
 *  looking by itself every few seconds; and looks at the index itself at the start, when the engine is back after it was away, and
 *  now and then. What goes wrong is reported and tried again; nothing is ticked off before it is done. */
export function runIndexer(
  context: Indexing,
  { databaseUrl, onError, onCarried, onMended, pollMs = POLL_MS, lookMs = LOOK_MS }: IndexerOptions,
): Indexer {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;
  let isStart = true;
  let lookAt = 0;
  let trouble = "";

  const report = (error: unknown) => {
    const told = error instanceof Error ? error.message : String(error);
    if (told !== trouble) onError(error);
    trouble = told;
  };
  const turn = async () => {
    if (performance.now() >= lookAt) {
      const inStep = await bringIndexInStep(context, { wait: false, isStart });
      isStart = false;
      lookAt = performance.now() + lookMs;
      if (inStep.indexed > 0) onCarried?.({ count: inStep.indexed, refused: 0 });
      if (inStep.mended > 0 || inStep.rebuilt !== null) onMended?.(inStep);
    }
    const carried = await carryChanges(context);
    if (carried.count > 0 || carried.refused > 0) onCarried?.(carried);
    // Whoever sees the engine away, or the index not as it was left, looks at it with the next turn.
    if (carried.state === "away" || carried.state === "not built" || carried.doubtful) lookAt = 0;
    if (carried.state === "in step") trouble = "";
    if (carried.state === "not built") report(new Error(NOT_OURS));
  };
  const drain = async () => {
    do {
      again = false;
      await turn().catch((error: unknown) => {
        lookAt = 0;
        report(error);
      });
    } while (again && !stopped);
    running = null;
  };
  const wake = () => {
    if (stopped) return;
    if (running) again = true;
    else running = drain();
  };

  let listener: pg.Client | null = null;
  const listen = async () => {
    if (stopped) return;
    const client = new pg.Client({ connectionString: databaseUrl });
    listener = client;
    let lost = false;
    const reconnect = (error?: unknown) => {
      if (lost || stopped) return;
      lost = true;
      if (error) report(error);
      client.end().catch(() => undefined);
      setTimeout(() => void listen(), RECONNECT_MS).unref();
    };
    client.on("error", reconnect);
    client.on("end", () => reconnect());
    client.on("notification", wake);
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      wake();
    } catch (error) {
      reconnect(error);
    }
  };

  void listen();
  const poll = setInterval(wake, pollMs);
  poll.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(poll);
      await listener?.end().catch(() => undefined);
      await running;
    },
  };
}
