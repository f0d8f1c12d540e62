import { own } from "@/lib/core/own";

/** One difference between two versions of a record: where, and what stood there before and after. */
export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };

/** Rows of these lists are known by a name of their own, so moving one is not the same as changing all behind it. */
const ROW_KEY: Record<string, string> = { programmes: "key", sources: "id" };

/** What an edit changed, field by field, in the record's own order. Empty when both say the same. */
export function changesBetween(before: object | null, after: object | null): Change[] {
  if (before === after) return [];
  if (!before || !after) return [{ path: "", before, after }];
  return [...differences("", before, after)];
}

/** The fields of a record, by their names, that these changes are in. Null when they are about the record as a whole: it came or went. */
export function changedFields(changes: readonly Change[]): ReadonlySet<string> | null {
  const fields = changes.map(({ path }) => /^\w+/.exec(path)?.[0]);
  return fields.includes(undefined) ? null : new Set(fields as string[]);
}

function* differences(path: string, before: unknown, after: unknown): Generator<Change> {
  if (Array.isArray(before) && Array.isArray(after)) {
    const key = own(ROW_KEY, path);
    // A draft may hold rows that have no name yet, or share one: then they are compared by their place.
    if (key && areNamed(before, key) && areNamed(after, key)) yield* rowDifferences(path, key, before, after);
    else {
      for (let at = 0; at < Math.max(before.length, after.length); at++)
        yield* differences(`${path}[${at}]`, before[at] as unknown, after[at] as unknown);
    }
  } else if (isObject(before) && isObject(after)) {
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differences(path ? `${path}.${field}` : field, before[field], after[field]);
  } else if ((before ?? null) !== (after ?? null)) yield { path, before: before ?? null, after: after ?? null };
}

type Row = Record<string, unknown>;

function* rowDifferences(path: string, key: string, before: Row[], after: Row[]): Generator<Change> {
  const names = (rows: Row[]) => rows.map((row) => String(row[key]));
  const [old, now] = [names(before), names(after)];
  for (const name of new Set([...old, ...now]))
    yield* differences(`${path}[${name}]`, before[old.indexOf(name)], after[now.indexOf(name)]);
  const kept = now.filter((name) => old.includes(name));
  const keptBefore = old.filter((name) => now.includes(name));
  if (kept.join("\n") !== keptBefore.join("\n")) yield { path: `${path} order`, before: old, after: now };
}

const areNamed = (rows: readonly unknown[], key: string): rows is Row[] =>
  rows.every((row) => isObject(row) && typeof row[key] === "string") &&
  new Set(rows.map((row) => (row as Row)[key])).size === rows.length;

const isObject = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
