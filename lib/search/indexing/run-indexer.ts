import pg from "pg";
import type { Indexing } from "@/lib/search/indexing/indexing";

import { indexChanges } from "@/lib/search/indexing/index-changes";
import { OUTBOX_CHANNEL } from "@/lib/store/outbox";

/** The net under NOTIFY: a wake-up call that was missed costs this long at the most. */
const POLL_MS = 5_000;
const RECONNECT_MS = 1_000;

export type Indexer = { readonly stop: () => Promise<void> };

/** Carries changes to the index for as long as the process lives: woken by PostgreSQL when a change commits, and looking by
 *  itself every few seconds. What goes wrong is reported and tried again; nothing is ticked off before it is done. */
export function runIndexer(
  context: Indexing,
  {
    databaseUrl,
    onError,
    onCarried,
  }: { databaseUrl: string; onError: (error: unknown) => void; onCarried?: (count: number) => void },
): Indexer {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  const drain = async () => {
    do {
      again = false;
      await indexChanges(context).then(onCarried, onError);
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
      if (error) onError(error);
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
  const poll = setInterval(wake, POLL_MS);
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
