/** How a word sounds, roughly: what stays when people write by ear. `Raphale` and `Rafale`, `chinuk` and `Chinook`, `Rajender` and
 *  `Rajendra` are the same. Made for English and for Hindi in Latin letters, where aspirated consonants (`bh`, `dh`, `th`) and
 *  vowels are written every which way. Empty for words of other scripts and for words with digits, which have no sound to go by. */
export function soundKey(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return "";
  const consonants = word
    .replace(/ph/g, "f")
    .replace(/ch/g, "C")
    .replace(/(sch|sh)/g, "s")
    .replace(/ck|q|x/g, "k")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/([bdgjkt])h/g, "$1")
    .replace(/w/g, "v")
    .replace(/z/g, "j");
  const first = consonants.charAt(0);
  const rest = consonants.slice(1).replace(/[aeiouyh]/g, "");
  const key = `${/[aeiouy]/.test(first) ? "a" : first}${rest}`.replace(/(.)\1+/g, "$1");
  // Fewer than three sounds say too little to go by.
  return key.length < 3 ? "" : key;
}
