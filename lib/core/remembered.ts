/**
 * Remembers what was worked out of a text, for up to `max` texts; then it begins anew.
 * For work that is pure, costs more than looking up, and is asked of the same texts over and over.
 */
export function remembered<T, K extends string = string>(workOut: (text: K) => T, max = 5_000): (text: K) => T {
  const known = new Map<K, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = workOut(text);
    if (known.size >= max) known.clear();
    known.set(text, result);
    return result;
  };
}
