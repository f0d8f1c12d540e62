/** Numbers that look random and are the same for the same seed, so that a failure can be seen again. */
export type RandomNumbers = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  chance(share: number): boolean;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** Distinct members of the list. */
  some<T>(list: readonly T[], count: number): T[];
};

export function randomNumbers(seed: number): RandomNumbers {
  // A 32-bit xorshift (Marsaglia 2003, shifts 13, 17, 5) behind a first scramble, since it must not start at zero.
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error("There is nothing to pick from");
    return list[between(0, list.length - 1)] as T;
  };
  const some = <T>(list: readonly T[], count: number): T[] => {
    const chosen = new Set<T>();
    while (chosen.size < Math.min(count, list.length)) chosen.add(pick(list));
    return [...chosen];
  };
  return { next, between, pick, some, chance: (share) => next() < share };
}
