/** A source of numbers that look random and, for the same seed, are the same on every machine. */
export type Random = {
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** True in so many cases of a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the list, the first ones far more often: as a few operators and makers stand in most records. */
  pickSkewed<T>(list: readonly T[]): T;
};

/** Whole numbers of 32 bits alone: sums of fractions would leave the last digit to the machine. */
export function randomFrom(seed: number): Random {
  let state = scramble(seed);
  const next = () => scramble((state = (state + 0x9e3779b9) | 0)) >>> 0;
  const below = (limit: number) => next() % limit;
  const at = <T>(list: readonly T[], index: number): T => {
    if (index >= list.length) throw new Error("Nothing can be picked from an empty list");
    return list[index] as T;
  };
  return {
    whole: (min, max) => min + below(max - min + 1),
    chance: (percent) => below(100) < percent,
    pick: (list) => at(list, below(list.length)),
    pickSkewed: (list) => at(list, Math.min(below(list.length), below(list.length), below(list.length))),
  };
}

/** Spreads a change in any bit over all of them (the last steps of MurmurHash3). */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
