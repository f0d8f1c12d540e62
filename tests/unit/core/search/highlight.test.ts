import { highlighter } from "@/lib/core/search/highlight";

/** What is marked, between brackets. */
const marked = (text: string, query: string) =>
  highlighter(query)(text)
    .map((segment) => (segment.match ? `[${segment.text}]` : segment.text))
    .join("");

test.each([
  // Designations are one word, however they are written and typed.
  ["P-8I Poseidon", "p8i", "[P-8I] Poseidon"],
  ["P-8I Poseidon", "P 8 I", "[P-8I] Poseidon"],
  ["the P8I of the navy", "p-8i", "the [P8I] of the navy"],
  ["Su-30MKI and MiG-29", "su30mki", "[Su-30MKI] and MiG-29"],
  ["Su-30MKI and MiG-29", "mig 29 su 30mki", "[Su-30MKI] and [MiG-29]"],
  // A word is a whole word; only the last one may be half typed.
  ["Guided missile frigate", "missile", "Guided [missile] frigate"],
  ["Guided missiles", "missile frigate", "Guided missiles"],
  ["Guided missile frigates", "guided frig", "[Guided] missile [frigates]"],
  ["A radar", "r", "A radar"],
  // Letters in any case and script.
  ["FRIGATE", "frigate", "[FRIGATE]"],
  ["तोप और रडार", "तोप", "[तोप] और रडार"],
  ["Agni-V", "agni 5", "[Agni]-[V]"],
  // Nothing matched, nothing asked, nothing there.
  ["Frigate", "destroyer", "Frigate"],
  ["Frigate", "", "Frigate"],
  ["", "frigate", ""],
  // What looks like markup is text.
  ["<b>frigate</b> & co", "frigate", "<b>[frigate]</b> & co"],
  ["Indian Navy", `"indian navy"`, "[Indian] [Navy]"],
])("«%s» for «%s» is «%s»", (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

test("the pieces put together are the text, whatever the query", () => {
  const texts = ["P-8I Poseidon (Neptune)", "  two  spaces ", "𝕊u-30 🚁 é é", "C-130J-30 / KC-130J", "नाग Mk-II"];
  const queries = ["p8i", "c130j kc 130", "é", "s", "mk 2", `"two spaces"`, "🚁", "-", "30"];
  for (const text of texts)
    for (const query of queries)
      expect(
        highlighter(query)(text)
          .map((segment) => segment.text)
          .join(""),
      ).toBe(text);
});
