import { remembered } from "@/lib/core/remembered";

/** How designations are written and typed. Everything here is pure, and used alike for the index, for queries and for hints
 *  at duplicates, so that `P-8I`, `p8i` and `P 8 I` are one and the same wherever they meet. */

/** Letters spelled out behind a number, as navies say project numbers: `Project 17 Alpha` is `P-17A` (NATO spelling alphabet). */
const SPELLED_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alpha: "a",
    alfa: "a",
    bravo: "b",
    charlie: "c",
    delta: "d",
    echo: "e",
  }),
);

/** Roman numerals that mark members of a series (`Agni-V`, `Mk II`). Beyond twelve, no series in the field goes. */
const ROMAN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    i: "1",
    ii: "2",
    iii: "3",
    iv: "4",
    v: "5",
    vi: "6",
    vii: "7",
    viii: "8",
    ix: "9",
    x: "10",
    xi: "11",
    xii: "12",
  }),
);

/** Words that are written in short before a number: `Mark 1A` is `Mk1A`, `Project 17A` is `P-17A`. */
const SHORTENED: ReadonlyMap<string, string> = new Map(
  Object.entries({ mark: "mk", mk: "mk", project: "p", proj: "p" }),
);

const hasDigit = (token: string) => /\d/.test(token);
const isLetters = (token: string) => /^\p{L}[\p{L}\p{M}]*$/u.test(token);

/** Splits text into its tokens in one spelling: lower case, compatibility forms folded, digits of any script as 0 to 9,
 *  Roman numerals of series as numbers, `Mark` and `Project` in short, letters after a number not spelled out.
 *  `Agni-V` gives `agni 5`; `Project 17 Alpha` gives `p 17 a`; `Mk-II` gives `mk 2`. Runs of letters and digits stay together (`30mki`). */
export function tokensOf(text: string): string[] {
  const raw = wordsOf(text);
  return raw.map((token, at) => (MEANT.has(token) ? meant(token, raw[at - 1], raw[at + 1]) : zeroForO(token)));
}

/** Tokens that mean something else beside the right neighbour. Nearly none does, and one look tells. */
const MEANT: ReadonlySet<string> = new Set([SHORTENED, ROMAN, SPELLED_LETTERS].flatMap((table) => [...table.keys()]));

function meant(token: string, before: string | undefined, after: string | undefined): string {
  const short = SHORTENED.get(token);
  if (short !== undefined) {
    const numberFollows = after !== undefined && (hasDigit(after) || ROMAN.has(after));
    return numberFollows ? short : token;
  }
  if (before === undefined) return token;
  // Only behind a word without digits: in `P 8 I` the letter is a letter.
  const roman = ROMAN.get(token);
  if (roman !== undefined && !hasDigit(before) && isLetters(before)) return roman;
  return (/\d$/.test(before) && SPELLED_LETTERS.get(token)) || token;
}

/** {@link tokensOf} for names: each is taken apart several times while a record's keys and words are made. */
export const tokensOfName: (name: string) => readonly string[] = remembered(tokensOf, 100);

/** Runs of letters and digits. ASCII, which most texts are, has no compatibility forms and no digits of other scripts, and is
 *  read nearly twice as fast without looking for them: 5 µs a sentence against 9. */
function wordsOf(text: string): string[] {
  const plain = ASCII.test(text);
  const folded = (plain ? text : text.normalize("NFKC")).toLowerCase().replace(/&/g, " and ").replace(/['’`]/g, "");
  if (plain) return folded.match(/[a-z0-9]+/g) ?? [];
  return folded.replace(/\p{Nd}/gu, asciiDigit).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const ASCII = /^[ -~\s]*$/;

/** A letter O between or behind digits was meant as zero: `HTT-4O`, `S-4OO`. */
const zeroForO = (token: string) =>
  /\do/.test(token) && /^[a-z]*\d[\do]*[a-z]?$/.test(token)
    ? token.replace(/(?<=\d)o+/g, (os) => "0".repeat(os.length))
    : token;

/** Decimal digits stand in runs of ten in Unicode, each beginning at its zero; Devanagari's begin at U+0966. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** Whether a token can be part of a designation: it has a digit, or is as short as a type's letters are (`Su`, `AGM`, `MiG`). */
const canJoin = (token: string) =>
  (hasDigit(token) && !isOrdinal(token)) || (/^[a-z]{1,3}$/.test(token) && !SHORT_WORDS.has(token));

/** Short words that stand beside designations without being part of them: `Mk 45 gun`, `HAL Do 228`, `S-400 SAM`. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  "gun jet sam uav uas opv mbt ifv lmg top hal bel bdl iai bae us usa uk new old and for the raf iaf usn rn".split(" "),
);

const isOrdinal = (token: string) => /^\d+(st|nd|rd|th)$/.test(token);

/** Joins neighbouring tokens that together make a designation: `su 30 mki` becomes `su30mki`. The rest stays as it is.
 *  Letters before a further number begin a new one (`31 mq 9b` is `31` and `mq9b`), so does a measure (`l 70 40mm`), and a run
 *  without both is left alone. */
export function joinDesignations(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const close = () => {
    const text = run.join("");
    if (run.length > 1 && hasDigit(text) && /[a-z]/.test(text)) joined.push(text);
    else joined.push(...run);
    run = [];
  };
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const startsAnother =
      run.some(hasDigit) && (hasDigit(token) ? /[a-z]/.test(token) : next !== undefined && hasDigit(next));
    if (!canJoin(token) || startsAnother || run.length === RUN_MAX) close();
    if (canJoin(token)) run.push(token);
    else joined.push(token);
  }
  close();
  return joined;
}

const RUN_MAX = 5;

/** The keys under which a name is looked up as a whole: all of it in one word, and each designation in it. */
export function wholeKeys(name: string): string[] {
  const tokens = tokensOfName(name);
  return [
    ...new Set([
      tokens.join(""),
      // Typed in one word, a Roman numeral cannot be told from letters: `c17globemasteriii`.
      tokensOf(name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "")).join(""),
      ...joinDesignations(tokens).filter((token) => hasDigit(token) && /\p{L}/u.test(token)),
    ]),
  ].filter((key) => key.length > 1 && key.length <= KEY_MAX);
}

/** Keys of parts of a name: what people type of a longer designation. `MiG-29UPG` also answers to `mig29`, `M-777A2` to `m777`. */
export function partKeys(name: string): string[] {
  const pieces = tokensOfName(name).flatMap((token) => token.match(/\d+|[^\d]+/g) ?? []);
  const keys = new Set<string>();
  for (let from = 0; from < pieces.length; from++) {
    for (let to = from + 2; to <= Math.min(pieces.length, from + RUN_MAX); to++) {
      const key = pieces.slice(from, to).join("");
      if (hasDigit(key) && /\p{L}/u.test(key) && key.length <= KEY_MAX) keys.add(key);
    }
  }
  return [...keys];
}

/** Longer ones are sentences, not names. */
const KEY_MAX = 60;

/** A key with what looks alike made alike: `p8l`, `p8I` and `p81`; `htt4o` and `htt40`. For look-ups that forgive. */
export const looseKey = (key: string): string => (hasDigit(key) ? key.replace(/[il]/g, "1").replace(/o/g, "0") : key);
