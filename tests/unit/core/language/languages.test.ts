import { readdirSync } from "node:fs";

import { placeholdersOf } from "@/lib/core/language/format-message";
import { ENGLISH_LABELS, type LabelKind } from "@/lib/core/language/labels";
import type { TextKey } from "@/lib/core/language/language";
import { LANGUAGES, LANGUAGE_CODES } from "@/lib/core/language/languages";
import { wordsIn } from "@/lib/core/language/words";
import { describeStatus } from "@/lib/core/platform/describe-status";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

const { texts: english } = LANGUAGES.en;
const others = LANGUAGE_CODES.filter((code) => code !== "en");

// The web server learns from the files which prefixes there are.
test("each language has its file of texts and its line in the list", () => {
  expect(readdirSync("lib/core/language/texts").sort()).toEqual(LANGUAGE_CODES.map((code) => `${code}.ts`).sort());
});

describe.each(others)("in %s", (code) => {
  const { texts, labels } = LANGUAGES[code];

  // A text that has lost its number or its link says less than the English one.
  test("every text is there and asks for what the English one asks for", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    const asked = (of: typeof english | typeof texts) =>
      Object.fromEntries(
        Object.entries(of).map(([key, text]) => [key, text.trim() === "" ? "empty" : placeholdersOf(text)]),
      );
    expect(asked(texts)).toEqual(asked(english));
  });

  test("every code has a label, and a definition where English has one", () => {
    const missing = Object.entries(ENGLISH_LABELS).flatMap(([kind, codes]) =>
      Object.entries(codes as Record<string, readonly [string, string]>).flatMap(([one, [, definition]]) => {
        const [label, said] = (labels[kind as LabelKind] as Record<string, readonly [string, string]>)[one] ?? ["", ""];
        return label !== "" && (said !== "" || definition === "") ? [] : [`${kind}.${one}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  // A reader takes two values of one name for one.
  test("no two codes of a list have one label", () => {
    for (const [kind, codes] of Object.entries(labels)) {
      if (kind === "unit") continue;
      const names = Object.values(codes).map(([label]) => label);
      expect([kind, names.filter((name, at) => names.indexOf(name) !== at)]).toEqual([kind, []]);
    }
  });

  test("no text is left in English", () => {
    const same = (Object.keys(english) as TextKey[]).filter(
      (key) => /[a-z]{3}/i.test(english[key]) && texts[key] === english[key],
    );
    expect(same).toEqual([]);
  });
});

test.each(LANGUAGE_CODES)("the sentence of each status says something of its own in %s", (code) => {
  const sentences = STATUSES.codes.map((status) =>
    describeStatus(
      {
        ...{ operator: "IN", services: [], status, since: "2015-11", asOf: "2022-02-24" },
        ...{ ordered: 8, delivered: 8, programmes: 1 },
      },
      wordsIn(code),
    ),
  );
  expect(new Set(sentences).size).toBe(STATUSES.codes.length);
});

test("Hindi writes figures, dates, countries and services as Indian publications do", () => {
  const { figure, date, country, service, operator, facetValue } = wordsIn("hi");
  expect(figure(1234567)).toBe("12,34,567");
  expect([date("2008"), date("2008-02"), date("2008-02-05")]).toEqual(["2008", "फ़रवरी 2008", "5 फ़रवरी 2008"]);
  expect([country("IN"), country("US"), service("Indian Navy")]).toEqual(["भारत", "अमेरिका", "भारतीय नौसेना"]);
  expect(service("Somebody’s Navy")).toBe("Somebody’s Navy");
  expect(operator({ operator: "IN", services: [] })).toBe("भारत");
  expect([facetValue("status", "inducted"), facetValue("origin", "none")]).toEqual(["सेवा में शामिल", "उल्लेख नहीं"]);
  expect(
    describeStatus(
      {
        ...{ operator: "IN", services: ["Indian Navy"], status: "inducted", since: "2015-11" },
        ...{ asOf: "2022-02-24", ordered: 12, delivered: 12, programmes: 1 },
      },
      wordsIn("hi"),
    ),
  ).toBe("भारतीय नौसेना की सेवा में, नवंबर 2015 से; 12 में से 12 की आपूर्ति; 24 फ़रवरी 2022 तक की स्थिति।");
});
