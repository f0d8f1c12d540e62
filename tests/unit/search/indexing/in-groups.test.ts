import { inGroups } from "@/lib/search/indexing/in-groups";

/** An engine that takes all that waits when it begins a batch, works on it for so long a piece, and is waited for. */
function anEngine(msOfPiece: (piece: number) => number) {
  const batches: number[][] = [];
  let [waiting, clock]: [number[], number] = [[], 0];
  const begin = () => {
    if (waiting.length > 0) batches.push(waiting);
    waiting = [];
  };
  return {
    batches,
    now: () => clock,
    take: (piece: number) => {
      waiting.push(piece);
      if (batches.length === 0) begin();
    },
    done: (piece: number) => {
      if (batches.at(-1)?.includes(piece) !== true) throw new Error(`Piece ${piece} is in no batch that has begun`);
      clock += msOfPiece(piece);
      if (batches.at(-1)?.at(-1) === piece) begin();
      return Promise.resolve();
    },
  };
}

async function batchesOf(count: number, msOfPiece: (piece: number) => number) {
  const engine = anEngine(msOfPiece);
  const pieces = inGroups<number>({ least: 4, most: 16, longestMs: 1_000 }, engine.done, engine.now);
  for (let piece = 1; piece <= count; piece++) {
    engine.take(piece);
    await pieces.add(piece);
  }
  await pieces.rest();
  expect(engine.batches.flat()).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  return engine.batches.map((batch) => batch.length);
}

// Ten pieces ahead at all times were a batch of one and a batch of nine by turns: whatever is sent first after a batch would be one by itself.
test("each group becomes one batch, but for the very first piece, which an idle engine takes at once", async () => {
  expect(await batchesOf(70, () => 10)).toEqual([1, 11, 16, 16, 16, 10]);
});

// Whoever edits while an index is built waits for the batch under way.
test("groups are no larger than what the engine does in time, and grow again when it is quicker", async () => {
  const slowAtFirst = await batchesOf(200, (piece) => (piece <= 60 ? 200 : 50));
  expect(slowAtFirst.slice(2, 6).every((size) => size <= 5)).toBe(true);
  expect(Math.max(...slowAtFirst)).toBe(16);
});

test("what went wrong with a piece is told to whoever hands over the next ones, or waits for the rest", async () => {
  const sizes = { least: 1, most: 1, longestMs: 1_000 };
  const full = inGroups<number>(sizes, () => Promise.reject(new Error("full")));
  await full.add(1);
  await expect(full.add(2)).rejects.toThrow("full");
  const away = inGroups<number>({ ...sizes, least: 4, most: 4 }, () => Promise.reject(new Error("away")));
  await away.add(1);
  await expect(away.rest()).rejects.toThrow("away");
});
