import type { inTurn } from "@/lib/search/postgresql/in-turn";

/** An answer of a large catalogue that took longer than this is worth keeping. */
const SLOW_MS = 500;
/** How long a slow answer is kept: while the engine is away, readers of a very large catalogue may see counts of a minute ago. */
const KEPT_MS = 60_000;
/** Different questions kept at most. */
const KEPT_MAX = 500;

type Kept = { readonly answer: Promise<unknown>; until: number };

/** Answers a question, named by its text, by asking or by what another has asked. With `isKept` false it is not kept, however slow: for
 *  what whoever asks keeps, or never asks again. */
export type Answers = <T>(question: string, ask: () => Promise<T>, isKept?: boolean) => Promise<T>;

/**
 * Gives those who ask the same thing at the same time one and the same answer, and keeps answers that were slow to have for a while.
 * @param turn lets so many questions be worked on at once; waiting for it does not make an answer slow
 * @param isLarge whether the catalogue is so large that its searches are slow by themselves: another one always shows its newest state,
 *   however busy its machine is
 * @param now milliseconds that only ever go forward
 */
export function sharedAnswers(
  turn: ReturnType<typeof inTurn>,
  isLarge: () => Promise<boolean>,
  now: () => number = () => performance.now(),
): Answers {
  const kept = new Map<string, Kept>();
  return <T>(question: string, ask: () => Promise<T>, isKept = true): Promise<T> => {
    const known = kept.get(question);
    if (known && now() < known.until) return known.answer as Promise<T>;
    const mine: Kept = { answer: work(), until: Infinity };
    async function work(): Promise<T> {
      try {
        const [answer, tookMs] = await turn(() => timed(ask));
        if (isKept && tookMs >= SLOW_MS && (await isLarge())) mine.until = now() + KEPT_MS;
        else forget();
        return answer;
      } catch (error) {
        forget();
        throw error;
      }
    }
    const forget = () => {
      if (kept.get(question) === mine) kept.delete(question);
    };
    kept.delete(question); // so that the newest stand last
    kept.set(question, mine);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_MAX) break;
      kept.delete(oldest);
    }
    return mine.answer as Promise<T>;
  };

  async function timed<T>(ask: () => Promise<T>): Promise<[T, number]> {
    const started = now();
    const answer = await ask();
    return [answer, now() - started];
  }
}
