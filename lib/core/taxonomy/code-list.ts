/** One entry of a closed list: the code that is stored, the words that are shown, and what counts as it. */
export type Code<C extends string = string> = {
  readonly code: C;
  readonly label: string;
  readonly definition: string;
};

/** A closed list with look-ups. Codes are stored and sent; labels are shown; the list's order is the order on screen. */
export type CodeList<E extends Code> = {
  readonly entries: readonly E[];
  readonly codes: readonly [E["code"], ...E["code"][]];
  readonly has: (code: string) => code is E["code"];
  /** The entry of a code that is known to be in the list. */
  readonly get: (code: E["code"]) => E;
  readonly labelOf: (code: string) => string;
};

/** Builds a closed list from its entries. Throws when two entries share a code, since that is a mistake in this source. */
export function codeList<const E extends Code>(entries: readonly E[]): CodeList<E> {
  const byCode = new Map<string, E>(entries.map((entry) => [entry.code, entry]));
  const codes = entries.map((entry) => entry.code);
  if (byCode.size !== entries.length || !isFilled(codes))
    throw new Error("A closed list needs entries with distinct codes");
  return {
    entries,
    codes,
    has: (code): code is E["code"] => byCode.has(code),
    get: (code) => {
      const entry = byCode.get(code);
      if (!entry) throw new Error(`No entry "${code}" in this list`);
      return entry;
    },
    labelOf: (code) => byCode.get(code)?.label ?? code,
  };
}

function isFilled<T>(list: T[]): list is [T, ...T[]] {
  return list.length > 0;
}
