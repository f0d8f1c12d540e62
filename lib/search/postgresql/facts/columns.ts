type Numbers = Uint8Array | Uint32Array | Float64Array;

/** A list of numbers that grows at its end, kept as plain memory: a number takes its bytes and nothing else. */
export type Column<A extends Numbers> = {
  /** The numbers, with room to grow behind `length`. Another array after a `push`. */
  values: A;
  length: number;
};

export const uint8Column = (): Column<Uint8Array> => ({ values: new Uint8Array(1024), length: 0 });
export const uint32Column = (): Column<Uint32Array> => ({ values: new Uint32Array(1024), length: 0 });
export const float64Column = (): Column<Float64Array> => ({ values: new Float64Array(1024), length: 0 });

export function push<A extends Numbers>(column: Column<A>, value: number): void {
  if (column.length === column.values.length) {
    // By half and not to twice its size: what is set aside and not used is memory, too.
    const grown = new (column.values.constructor as new (length: number) => A)(Math.ceil(column.length * 1.5));
    grown.set(column.values);
    column.values = grown;
  }
  column.values[column.length++] = value;
}

/** A list for each record, all in one column: where each begins, one more than there are. */
export type Lists<A extends Uint32Array | Float64Array> = {
  readonly starts: Column<Uint32Array>;
  readonly all: Column<A>;
};

export function listsIn<A extends Uint32Array | Float64Array>(all: Column<A>): Lists<A> {
  const starts = uint32Column();
  push(starts, 0);
  return { starts, all };
}

/** Adds the next record's list. */
export function pushList<A extends Uint32Array | Float64Array>(
  { starts, all }: Lists<A>,
  values: Iterable<number>,
): void {
  for (const value of values) push(all, value);
  push(starts, all.length);
}

/** Names in the order in which they were first met, so that a number can stand for each. */
export type Codes = { readonly names: string[]; readonly byName: Map<string, number> };

export const noCodes = (): Codes => ({ names: [], byName: new Map() });

/** The number of a name, a new one where it was not met before. */
export function codeOf({ names, byName }: Codes, name: string): number {
  let code = byName.get(name);
  if (code === undefined) {
    code = names.length;
    byName.set(name, code);
    names.push(name);
  }
  return code;
}
