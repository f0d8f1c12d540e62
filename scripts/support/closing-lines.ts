import { seconds } from "@/scripts/support/steps";

/** The last two lines of a script: what it did with its time, and what to run next. */
export function tellEnd(did: string, startedMs: number, next: string): void {
  console.log(`\n${did} in ${seconds(performance.now() - startedMs)}.\nNext: ${next}`);
}

/** `1 record`, `2,500 records`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
