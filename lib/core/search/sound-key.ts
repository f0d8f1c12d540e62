/** How a word sounds, roughly: what stays when people write by ear. `Raphale` and `Rafale`, `chinuk` and `Chinook`, `Rajender` and
 *  `Rajendra` are the same. Made for English and for Hindi in Latin letters, where aspirated consonants (`bh`, `dh`, `th`) and
 *  vowels are written every which way. Words in Devanagari have the same keys: `तेजश`, `तेजस` and `Tejas` are one. Empty for words of
 *  other scripts and for words with digits, which have no sound to go by. */
export function soundKey(word: string): string {
  const letters = lettersHeard(word);
  const first = letters.charAt(0);
  const rest = letters.slice(1).replace(/[aeiouyh]/g, "");
  const key = `${/[aeiouy]/.test(first) ? "a" : first}${rest}`.replace(/(.)\1+/g, "$1");
  // Fewer than three sounds say too little to go by.
  return key.length < 3 ? "" : key;
}

/** The word's letters, one for all that are heard or written alike; of what has no sound none. */
function lettersHeard(word: string): string {
  if (/^\p{Script=Devanagari}{3,}$/u.test(word))
    return [...word].map((letter) => DEVANAGARI.get(letter) ?? "").join("");
  if (!/^[a-z]{3,}$/.test(word)) return "";
  return word
    .replace(/ph/g, "f")
    .replace(/ch/g, "C")
    .replace(/(sch|sh)/g, "s")
    .replace(/ck|q|x/g, "k")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/([bdgjkt])h/g, "$1")
    .replace(/w/g, "v")
    .replace(/z/g, "j");
}

/** What a letter of Devanagari is in {@link lettersHeard}. Signs for vowels behind a consonant, dots and strokes are left out, as the
 *  vowels of Latin words are. */
const DEVANAGARI: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "अआइईउऊएऐऍओऔऑ",
    k: "कख",
    g: "गघ",
    C: "चछ",
    j: "जझ",
    t: "टठतथ",
    d: "डढदध",
    n: "ङञणनंँ",
    p: "प",
    f: "फ",
    b: "बभ",
    m: "म",
    y: "य",
    r: "रऋृ",
    l: "लळ",
    v: "व",
    s: "शषस",
    h: "ह",
  }).flatMap(([heard, letters]) => [...letters].map((letter) => [letter, heard] as const)),
);
