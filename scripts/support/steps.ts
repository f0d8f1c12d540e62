import { openProgress, type Progress } from "@/scripts/support/progress";

/** Runs a step and prints one line when it is done: its time, its name, and the phrase that the task gives back. */
export async function step<T extends { told: string }>(
  name: string,
  task: (progress: Progress) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const progress = openProgress(name);
  try {
    const result = await task(progress);
    progress.end();
    console.log(stepLine(performance.now() - started, name, result.told));
    return result;
  } finally {
    progress.end();
  }
}

/** A step's line, with the times below each other: `   1.2 s  migrations   3 applied`. */
export function stepLine(ms: number, name: string, told: string): string {
  return `${seconds(ms).padStart(8)}  ${name.padEnd(12)} ${told}`.trimEnd();
}

/** Prints news of a service, with the time of day where a step has its duration. */
export function say(news: string): void {
  console.log(`${new Date().toTimeString().slice(0, 8)}  ${news}`);
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
