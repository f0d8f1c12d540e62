import { setImmediate as soon } from "node:timers/promises";
import { inTurn } from "@/lib/search/postgresql/in-turn";
import { sharedAnswers } from "@/lib/search/postgresql/shared-answers";

/** Questions that take as long as they are told to, on a time of their own. */
function questions(atOnce = 2, isLarge = true) {
  let [time, asked] = [0, 0];
  const open: (() => void)[] = [];
  const answers = sharedAnswers(
    inTurn(atOnce),
    () => Promise.resolve(isLarge),
    () => time,
  );
  return {
    ask: (question: string, isKept?: boolean) =>
      answers(
        question,
        async () => {
          asked += 1;
          const mine = asked;
          await new Promise<void>((resolve) => open.push(resolve));
          return mine;
        },
        isKept,
      ),
    asked: () => asked,
    answerAfter: async (ms: number) => {
      await soon();
      time += ms;
      open.shift()?.();
      await soon();
    },
    passes: (ms: number) => (time += ms),
  };
}

test("those who ask the same at the same time get one answer", async () => {
  const { ask, asked, answerAfter } = questions();
  const both = Promise.all([ask("a"), ask("a")]);
  await answerAfter(10);
  expect(await both).toEqual([1, 1]);
  expect(asked()).toBe(1);
});

// However busy the machine is, a small catalogue shows its newest state.
test("a small catalogue keeps no answer, however slow", async () => {
  const { ask, answerAfter } = questions(2, false);
  const first = ask("a");
  await answerAfter(5_000);
  expect(await first).toBe(1);
  const second = ask("a");
  await answerAfter(1);
  expect(await second).toBe(2);
});

test("an answer that is not to be kept is shared and then forgotten, however slow", async () => {
  const { ask, asked, answerAfter } = questions();
  const both = Promise.all([ask("a", false), ask("a", false)]);
  await answerAfter(5_000);
  expect(await both).toEqual([1, 1]);
  const next = ask("a", false);
  await answerAfter(1);
  expect([await next, asked()]).toEqual([2, 2]);
});

test("an answer that was quick to have is asked for anew", async () => {
  const { ask, answerAfter } = questions();
  const first = ask("a");
  await answerAfter(499);
  const second = ask("a");
  await answerAfter(499);
  expect([await first, await second]).toEqual([1, 2]);
});

test("one that was slow to have is kept for a minute", async () => {
  const { ask, asked, answerAfter, passes } = questions();
  const first = ask("a");
  await answerAfter(500);
  passes(59_999);
  expect([await first, await ask("a")]).toEqual([1, 1]);
  passes(1);
  const later = ask("a");
  await answerAfter(1);
  expect(await later).toBe(2);
  expect(asked()).toBe(2);
});

test("a question that failed is asked again", async () => {
  const answers = sharedAnswers(inTurn(1), () => Promise.resolve(true));
  await expect(answers("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await answers("a", () => Promise.resolve("here"))).toBe("here");
});

test("no more than so many are worked on at once, and waiting makes none of them slow", async () => {
  const { ask, asked, answerAfter } = questions(1);
  const first = ask("a");
  const second = ask("b");
  await answerAfter(10_000);
  expect(asked()).toBe(2);
  await answerAfter(10);
  const again = ask("b");
  await answerAfter(10);
  expect([await first, await second, await again]).toEqual([1, 2, 3]);
});
