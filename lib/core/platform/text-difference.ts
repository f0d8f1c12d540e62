/** A piece of a text of which two versions are shown as one. */
export type Segment = { readonly text: string; readonly kind: "same" | "removed" | "added" };

/** Beyond this many words the table of the comparison grows too large; the texts are then shown whole. */
const MAX_WORDS = 600;

/** Which words were removed and which added, by the longest common sequence of words. The `same` and `removed` pieces joined are
 *  the text before, the `same` and `added` ones the text after. */
export function textDifference(before: string, after: string): Segment[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MAX_WORDS || now.length > MAX_WORDS)
    return joined([
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ]);
  const lengths = commonLengths(old, now);
  const pieces: Segment[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    const [left, right] = [old[at], now[to]];
    if (left !== undefined && left === right) {
      pieces.push({ text: left, kind: "same" });
      at++;
      to++;
    } else if (
      left !== undefined &&
      (right === undefined || (lengths[at + 1]?.[to] ?? 0) >= (lengths[at]?.[to + 1] ?? 0))
    ) {
      pieces.push({ text: left, kind: "removed" });
      at++;
    } else if (right !== undefined) {
      pieces.push({ text: right, kind: "added" });
      to++;
    }
  }
  return joined(pieces);
}

/** Words with the space behind them, so that the pieces can be put together again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** How long the longest common sequence is from each pair of places on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = now.length - 1; to >= 0; to--)
      lengths[at]![to] =
        old[at] === now[to] ? lengths[at + 1]![to + 1]! + 1 : Math.max(lengths[at + 1]![to]!, lengths[at]![to + 1]!);
  return lengths;
}

function joined(pieces: readonly Segment[]): Segment[] {
  const whole: Segment[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.text === "") continue;
    if (last?.kind === piece.kind) whole[whole.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}
