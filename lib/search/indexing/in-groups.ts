/** Of groups of pieces. */
type Sizes = {
  /** Pieces in the first group, and in the smallest. */
  readonly least: number;
  readonly most: number;
  /** How long the engine may be at one group, in milliseconds. */
  readonly longestMs: number;
};

/**
 * Hands pieces to an engine that takes whatever waits when it begins a batch, so that each group becomes one batch: a group is complete before the
 * one before it is done, and nothing of the next one is handed over until then. Groups begin small and double, up to what the engine does in
 * time, as it has been seen to do.
 * @param settle waits until the engine is done with a piece; asked for one after the other, the oldest first
 * @param now milliseconds that only ever go forward
 * @returns `add`, for each piece that was handed over: settles when the next one may be; and `rest`, which waits for all of them. Both throw what
 *   `settle` throws.
 */
export function inGroups<T>(
  { least, most, longestMs }: Sizes,
  settle: (piece: T) => Promise<void>,
  now: () => number = () => performance.now(),
) {
  const ahead: T[] = [];
  let [size, inGroup, doneAt] = [least, 0, now()];
  const settleTo = async (left: number) => {
    for (let over = ahead.length - left; over > 0; over--) await settle(ahead.shift() as T);
  };
  return {
    add: async (piece: T): Promise<void> => {
      ahead.push(piece);
      inGroup += 1;
      if (inGroup < size) return;
      const before = ahead.length - inGroup; // the group before this one
      await settleTo(inGroup);
      const tookMs = Math.max(1, now() - doneAt);
      const inTime = before === 0 ? most : Math.floor((longestMs * before) / tookMs);
      [size, inGroup, doneAt] = [Math.max(least, Math.min(most, size * 2, inTime)), 0, now()];
    },
    rest: (): Promise<void> => settleTo(0),
  };
}
