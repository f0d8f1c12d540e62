import { describeWithMeilisearch } from "@/tests/support/describe-with-meilisearch";
import { LOAD_KILLS, LOAD_WEB_PROCESSES, RANDOM_STEPS, SEED } from "@/tests/support/long-forms";
import { outliveMixedLoad } from "@/tests/support/mixed-load";

const LONGEST_MS = 6 * 60 * 60 * 1000;

const tell = (name: string, report: object) =>
  process.stderr.write(`${name} (SEED=${SEED}): ${JSON.stringify(report)}\n`);

// What search says is what the record says, whatever dies under it.
describeWithMeilisearch(`two processes write and carry while services die (SEED=${SEED})`, () => {
  test(
    `after ${RANDOM_STEPS} random steps and ${LOAD_KILLS} kills every answered write is there, and the index equals the record`,
    async () => {
      const isOver = ({ steps, kills }: { steps: number; kills: number }) =>
        steps >= RANDOM_STEPS && kills >= LOAD_KILLS;
      const report = await outliveMixedLoad(SEED, isOver, 1_000, LOAD_WEB_PROCESSES);
      tell("mixed load", report);
      expect(report.answered).toBeGreaterThan(0);
      if (LOAD_WEB_PROCESSES > 0) expect(report.answeredByWeb).toBeGreaterThan(0);
    },
    LONGEST_MS,
  );
});
