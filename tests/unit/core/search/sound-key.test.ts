import { tokensOf } from "@/lib/core/designation/designation";
import { soundKey } from "@/lib/core/search/sound-key";

const keysOf = (words: readonly string[]) => [...new Set(words.flatMap((word) => tokensOf(word)).map(soundKey))];

// By ear one writes whichever letter comes to mind. Words of one line must be found by each other, and by no other line's.
const HEARD_ALIKE = [
  ["Rafale", "raphale", "rafaal", "राफेल", "राफ़ेल", "राफाल"],
  ["Tejas", "tejus", "तेजस", "तेजश", "तेजष"],
  ["BrahMos", "bramhos", "ब्रह्मोस", "ब्रम्होस", "ब्रह्मोश"],
  ["Dhanush", "danus", "धनुष", "धनुश", "दनुस"],
  ["Akash", "aakaash", "आकाश", "आकास", "अकाश"],
  ["Vikrant", "विक्रांत", "विक्रान्त", "विकरांत"],
  ["Apache", "अपाचे", "अपाची"],
  ["Chinook", "chinuk", "चिनूक", "चिनुक"],
  ["Pinaka", "पिनाका", "पिनाक"],
];

test("words that are heard alike have one key, in either script", () => {
  const keys = HEARD_ALIKE.map(keysOf);
  expect(keys.map((one) => one.length)).toEqual(HEARD_ALIKE.map(() => 1));
  expect(new Set(keys.flat()).size).toBe(HEARD_ALIKE.length);
});

test.each(["p8i", "agni5", "ना", "नाग", "и", "सु30", "८८८", ""])("«%s» has no sound to go by", (word) => {
  expect(soundKey(word)).toBe("");
});
