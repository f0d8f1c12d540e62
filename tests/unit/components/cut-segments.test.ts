import { cutSegments, partOfSegments } from "@/components/search/cut-segments";

// "The works began in 202…" is a false year.
test.each([
  ["a short text", "whole", "a short text"],
  ["The works began in 2021 at Korwa", "is cut before the number", "The works began in …"],
  ["It was begun by 1999, 2021", "loses the comma before the cut", "It was begun by 1999 …"],
  ["Indivisiblelongwordwithoutanyspace", "of one word is cut where it must be", "Indivisiblelongwordwi …"],
])("«%s» %s", (text, _, cut) => {
  const join = (segments: ReturnType<typeof cutSegments>) => segments.map((segment) => segment.text).join("");
  expect(join(cutSegments([{ text, match: false }], 21))).toBe(cut);
  // Wherever the marks are, the words are the same.
  const parts = [...text].map((letter, at) => ({ text: letter, match: at % 3 === 0 }));
  expect(join(cutSegments(parts, 21))).toBe(cut);
});

// What stands beside a designation is a part of the name, and keeps the marks that the search put into the name.
test.each([
  [
    "Grad",
    [
      ["Gr", true],
      ["ad", false],
    ],
  ],
  [
    "BM-21",
    [
      ["BM", false],
      ["-21", true],
    ],
  ],
  [
    "ad BM",
    [
      ["ad", false],
      [" ", true],
      ["BM", false],
    ],
  ],
  [
    "Smerch",
    [
      ["Gr", true],
      ["ad", false],
      [" ", true],
      ["BM", false],
      ["-21", true],
    ],
  ],
])("of «Grad BM-21» «%s» is kept with its marks", (part, kept) => {
  const name = [
    { text: "Gr", match: true },
    { text: "ad", match: false },
    { text: " ", match: true },
    { text: "BM", match: false },
    { text: "-21", match: true },
  ];
  expect(partOfSegments(name, part).map(({ text, match }) => [text, match])).toEqual(kept);
});
