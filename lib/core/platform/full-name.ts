type Named = { readonly designation: string; readonly name: string };

/**
 * The name as it stands beside the designation: without the words at its beginning that the designation has said already, so that it reads
 * `P-8I` `Poseidon (Neptune)` and not `P-8I` `P-8I Poseidon (Neptune)`. Null where nothing is left: `Tunguska` beside `2K22 Tunguska`.
 * A name whose rest would not stand by itself (`Mk1` of `Astra Mk1`) stays whole.
 */
export function nameBeside({ designation, name }: Named): string | null {
  const said = partsOf(designation);
  if (stands(partsOf(name), said)) return null;
  const words = name.trim().split(/\s+/);
  for (let count = words.length - 1; count > 0; count--) {
    if (!stands(partsOf(words.slice(0, count).join(" ")), said)) continue;
    const rest = words.slice(count).join(" ");
    return isStandingAlone(rest) ? nameBeside({ designation, name: rest }) : name;
  }
  return name;
}

/** A record in one line: its designation and its name, each word once; the name alone where that has the designation in it. */
export function fullName({ designation, name }: Named): string {
  if (name.includes(designation) && stands(partsOf(designation), partsOf(name))) return name;
  return [designation, nameBeside({ designation, name })].filter(Boolean).join(" ");
}

/** Runs of letters and of digits, in one case: `F-35` stands in `F-35A` and not in `F-350`. */
const partsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];

/** Whether these parts follow each other somewhere in those. */
const stands = (these: readonly string[], those: readonly string[]): boolean =>
  those.some((_, at) => these.every((part, ahead) => those[at + ahead] === part));

/** Begins with a word, and not with a mark of a series or a number. */
const isStandingAlone = (rest: string): boolean => /^\(?[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\p{N}])/u.test(rest);
