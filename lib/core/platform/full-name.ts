type Named = { readonly designation: string; readonly name: string };

/**
 * The name as it stands beside the designation: without the words at its ends that the designation has said already, so that it reads
 * `P-8I` `Poseidon (Neptune)` and not `P-8I` `P-8I Poseidon (Neptune)`, `BM-21` `Grad` and not `BM-21` `Grad BM-21`. Null where nothing is left:
 * `Tunguska` beside `2K22 Tunguska`. A name whose rest would not stand by itself (`and` of `Nag and NAMICA`) stays whole.
 * What is returned is always one run of the characters of the name.
 */
export function nameBeside({ designation, name }: Named): string | null {
  const said = partsOf(designation);
  if (partsOf(name).every((part) => said.includes(part))) return null;
  const words = name.trim().split(/\s+/);
  const rest = withoutBeginning(words, said) ?? withoutEnd(words, said);
  return rest === null ? name : nameBeside({ designation, name: rest.join(" ") });
}

/** A record in one line: its designation and its name, each word once; the name alone where that has the designation in it. */
export function fullName({ designation, name }: Named): string {
  if (name.includes(designation) && stands(partsOf(designation), partsOf(name))) return name;
  return [designation, nameBeside({ designation, name })].filter(Boolean).join(" ");
}

type Parts = readonly string[];

function withoutBeginning(words: Parts, said: Parts): Parts | null {
  for (let count = words.length - 1; count > 0; count--) {
    if (!follow(partsOf(words.slice(0, count).join(" ")), said)) continue;
    const rest = words.slice(count);
    return beginsAlone(rest.join(" ")) ? rest : null;
  }
  return null;
}

function withoutEnd(words: Parts, said: Parts): Parts | null {
  for (let count = 1; count < words.length; count++) {
    const end = partsOf(words.slice(count).join(" "));
    if (!follow(end, said) || !isTelling(end, said)) continue;
    const rest = words.slice(0, count);
    return endsAlone(rest) ? rest : null;
  }
  return null;
}

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/** Runs of letters and of digits, in one case: `F-35` stands in `F-35A` and not in `F-350`. `Mk-II` is `Mk2`. */
const partsOf = (text: string): Parts =>
  (text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map((part) =>
    ROMAN.includes(part) ? String(ROMAN.indexOf(part) + 1) : part,
  );

/** Whether these parts follow each other somewhere in those. */
const stands = (these: Parts, those: Parts): boolean =>
  those.some((_, at) => these.every((part, ahead) => those[at + ahead] === part));

/** Whether these parts are among those in the same order, others between them or not: `Hawk 132` in `Hawk Mk 132`. */
function follow(these: Parts, those: Parts): boolean {
  let at = -1;
  return these.length > 0 && these.every((part) => (at = those.indexOf(part, at + 1)) >= 0);
}

/** Whether the end of a name repeats the designation, and not by chance a number or a letter of it. */
const isTelling = (end: Parts, said: Parts): boolean =>
  end.length >= Math.min(2, said.length) || end.some((part) => /^[\p{L}\p{M}]{3,}$/u.test(part));

/** Begins with a word, and not with a mark of a series or a number. */
const beginsAlone = (rest: string): boolean => /^\(?[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\p{N}])/u.test(rest);

/** Ends with a word of a name, and neither with an `and` nor within brackets. */
const endsAlone = (rest: Parts): boolean => /^[\p{Lu}\p{Lo}]/u.test(rest.at(-1)!) && !/\([^)]*$/.test(rest.join(" "));
