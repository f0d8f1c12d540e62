import { CITE_FORMATS, citeInWords } from "@/lib/core/citation/cite-record";

const record = {
  content: { slug: "r-d-40", designation: "R&D-40", name: "Test {50%} ~ café तेजस" },
  version: 3,
  updatedAt: "2026-09-04T10:00:00.000Z",
  site: { name: "Catalogue", url: "https://catalogue.example" },
};

test("a citation in words names record, version, day and address", () => {
  expect(citeInWords(record)).toBe(
    "R&D-40 Test {50%} ~ café तेजस, version 3 of 4 Sep 2026. In: Catalogue. https://catalogue.example/platforms/r-d-40/versions/3",
  );
});

test("BibTeX reads no command in a name, and every brace is closed", () => {
  const bibtex = CITE_FORMATS.bib.write(record);
  expect(bibtex).toContain("title = {{R\\&D-40 Test \\{50\\%\\} \\textasciitilde{} café तेजस}},");
  expect(bibtex).toMatch(/^@misc\{r-d-40-v3,\n/);
  const braces = bibtex.replace(/\\[{}]/g, "");
  expect(braces.split("{").length).toBe(braces.split("}").length);
});

test("every line of RIS is a tag, two spaces, a hyphen and a value, from TY to ER", () => {
  const lines = CITE_FORMATS.ris.write(record).trimEnd().split("\r\n");
  expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}-( .*)?$/.test(line))).toEqual([]);
  expect([lines[0], lines.at(-1)?.trim()]).toEqual(["TY  - ELEC", "ER  -"]);
  expect(lines).toContain("DA  - 2026/09/04/");
});

test("CSL-JSON is a list of one item with version, day and address", () => {
  expect(JSON.parse(CITE_FORMATS.json.write(record))).toEqual([
    expect.objectContaining({
      id: "r-d-40-v3",
      version: "3",
      issued: { "date-parts": [[2026, 9, 4]] },
      URL: "https://catalogue.example/platforms/r-d-40/versions/3",
    }),
  ]);
});
