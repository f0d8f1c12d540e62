import { lineBuffer } from "@/lib/search/meilisearch/send-lines";

// What is wrong in here is wrong in the index.
test("lines come out as they went in, in any script and however long, piece after piece", () => {
  const lines = lineBuffer(16);
  for (const piece of [
    [`{"name":"Rafale"}`, `{"name":"तेजस"}`, `{"name":"𝔐ig"}`],
    ["short", "ő".repeat(1_000), "."],
    [],
  ]) {
    for (const line of piece) lines.add(line);
    const expected = piece.map((line) => `${line}\n`).join("");
    expect(lines.length).toBe(Buffer.byteLength(expected));
    expect(Buffer.from(lines.take()).toString()).toBe(expected);
    expect(lines.length).toBe(0);
  }
});
