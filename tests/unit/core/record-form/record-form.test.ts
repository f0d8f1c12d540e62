import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { formOptions } from "@/components/admin/record/form-options";
import type { JsonObject } from "@/lib/core/json";
import { missingForPublishing, sameDraft, type DraftContent } from "@/lib/core/platform/draft";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { fillInNames } from "@/lib/core/record-form/fill-in-names";
import { formEntries } from "@/lib/core/record-form/form-entries";
import type { FormField } from "@/lib/core/record-form/form-fields";
import { RECORD_FIELDS } from "@/lib/core/record-form/form-fields";
import { readRecordForm } from "@/lib/core/record-form/read-record-form";
import { wordsOfPath } from "@/lib/core/record-form/path-words";
import { applyRowStep, parseRowStep, putRowBack, rowRemovedBy, whereTo } from "@/lib/core/record-form/row-steps";
import { aPlatform, anEvent, aProgramme, aSource } from "@/tests/factories/a-platform";

const options = formOptions();
const read = (entries: [string, string][]) => readRecordForm(entries, options);
const there = (content: JsonObject) => read(formEntries(content, options)).content;

describe("the form and the record's schema", () => {
  type Schema = { def: { type: string; innerType?: Schema; element?: Schema; shape?: Record<string, Schema> } };

  /** Every field of the schema with what it takes, and of the form likewise. */
  function* ofSchema(schema: Schema, at: string): Generator<string> {
    const { type, innerType, element, shape } = schema.def;
    if (innerType) yield* ofSchema(innerType, at);
    else if (element) yield* ofSchema(element, `${at}[]`);
    else if (shape)
      for (const [name, field] of Object.entries(shape)) yield* ofSchema(field, at ? `${at}.${name}` : name);
    else yield `${at} ${type === "number" ? "number" : "text"}`;
  }
  function* ofForm(fields: readonly FormField[], at: string): Generator<string> {
    for (const field of fields) {
      const here = at ? `${at}.${field.name}` : field.name;
      if (field.kind === "rows") yield* ofForm(field.fields, `${here}[]`);
      else if (field.kind === "group") yield* ofForm(field.fields, here);
      else if (field.kind === "list" || field.kind === "citations") yield `${here}[] text`;
      else yield `${here} ${field.kind === "number" ? "number" : "text"}`;
    }
  }

  test("the form has every field of the schema, each of its kind, and no other", () => {
    const schema = [...ofSchema(platformRecordSchema, "")].sort();
    expect([...ofForm(RECORD_FIELDS, "")].sort()).toEqual(schema);
    expect(schema.length).toBeGreaterThan(60);
  });

  // Units are chosen and not typed: kn and kN differ by no more than a capital.
  test.each(["category", "country", "specKey"] as const)("no two codes of %s share their words", (name) => {
    const words = options[name].flatMap(({ value, label }) => [...new Set([value.toLowerCase(), label.toLowerCase()])]);
    expect(words).toHaveLength(new Set(words).size);
  });
});

describe("there and back", () => {
  test("every shipped record comes back from its form as it went in", () => {
    const folder = path.resolve("prisma/seed");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
    let records = 0;
    for (const file of files) {
      const checked = platformRecordSchema.safeParse(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
      if (!checked.success) continue;
      const content = checked.data as DraftContent;
      expect({ file, same: sameDraft(there(content), content) }).toEqual({ file, same: true });
      records += 1;
    }
    expect(records).toBeGreaterThan(150);
  });

  test.each([
    ["a figure that is none stays as it was typed", "programmes.0.ordered", "a dozen", "a dozen"],
    ["separators of thousands are read", "programmes.0.ordered", "1,204", 1204],
    ["a decimal comma is not taken for them", "programmes.0.ordered", "1,2", "1,2"],
    ["an exponent is not a figure", "programmes.0.ordered", "1e3", "1e3"],
    ["words are read as their code", "programmes.0.operator", "india", "IN"],
    ["a code is read, however it is written", "programmes.0.operator", "in", "IN"],
    ["words that stand for no code stay", "programmes.0.operator", "Atlantis", "Atlantis"],
  ])("%s", (_name, field, typed, expected) => {
    const { content } = read([[field, typed]]);
    expect((content.programmes as JsonObject[])[0]?.[field.split(".")[2] ?? ""]).toEqual(expected);
  });

  test("lines end as everywhere, blanks are left out, a group of blanks is nothing", () => {
    const { content } = read([
      ["summary", "One\r\nTwo"],
      ["name", ""],
      ["introduced.year", ""],
      ["roles.0", ""],
      ["roles.7", "Patrol"],
    ]);
    expect(content).toMatchObject({ summary: "One\nTwo", roles: ["Patrol"], programmes: [] });
    expect(content).not.toHaveProperty("introduced");
    expect(content).not.toHaveProperty("name");
  });
});

describe("what a form may not do", () => {
  test.each([
    ["__proto__.polluted", "x"],
    ["constructor.prototype.polluted", "x"],
    ["programmes.__proto__.polluted", "x"],
    ["introduced.secret", "x"],
    ["specs.1e3.key", "x"],
    ["specs.99999999.key", "x"],
    [`a${".a".repeat(10_000)}`, "x"],
    ["", "x"],
    ["..", "x"],
  ])("the name %.40s brings nothing in", (name, value) => {
    expect(read([[name, value]])).toEqual(read([]));
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  test("a flood is refused and not read", () => {
    const many = Array.from({ length: 20_001 }, (_, at): [string, string] => [`roles.${at % 900}`, "x"]);
    expect(read(many).isTooLarge).toBe(true);
    expect(read([["summary", "x".repeat(1_000_001)]]).isTooLarge).toBe(true);
    expect(readRecordForm([["summary", new Blob(["x"])]], options).content).not.toHaveProperty("summary");
  });
});

describe("rows", () => {
  const record = {
    ...aPlatform({
      programmes: [
        aProgramme({ key: "a", events: [anEvent({ date: "2001" }), anEvent({ date: "2002" })] }),
        aProgramme({ key: "b" }),
      ],
      sources: [aSource({ id: "gazette" }), aSource({ id: "source-3" })],
    }),
  } as unknown as JsonObject;
  const step = (value: string) => {
    const parsed = parseRowStep(value);
    if (!parsed) throw new Error(`${value} is no step`);
    return applyRowStep(record, parsed);
  };
  const dates = ({ content }: { content: JsonObject }) =>
    ((content.programmes as JsonObject[])[0]?.events as JsonObject[]).map(({ date }) => date ?? "new");

  test("a row is added, moved and removed at any depth, and the next thing to do is named", () => {
    expect(dates(step("add:programmes.0.events"))).toEqual(["2001", "2002", "new"]);
    expect(step("add:programmes.0.events").focus).toBe("programmes.0.events.2");
    expect(dates(step("down:programmes.0.events.0"))).toEqual(["2002", "2001"]);
    expect(step("down:programmes.0.events.0").focus).toBe("programmes.0.events.1");
    expect(dates(step("up:programmes.0.events.0"))).toEqual(["2001", "2002"]);
    expect(dates(step("remove:programmes.0.events.1"))).toEqual(["2001"]);
    expect(step("remove:programmes.0.events.1").focus).toBe("programmes.0.events.0");
    expect(dates(step("remove:programmes.0.events.9"))).toEqual(["2001", "2002"]);
  });

  test("a source is added in place, under a name that is free, and cited by the claim", () => {
    const { content, focus } = step("cite:programmes.1.sources");
    expect((content.programmes as JsonObject[])[1]?.sources).toEqual(["gazette", "source-4"]);
    expect((content.sources as JsonObject[])[2]).toEqual({ id: "source-4" });
    expect(focus).toBe("sources.2");
  });

  test("what stands open follows its row", () => {
    const moved = (value: string, to: string) => whereTo(parseRowStep(value) ?? { kind: "add", path: "" }, to);
    expect(moved("up:programmes.1", "programmes.1.events.0")).toBe("programmes.0.events.0");
    expect(moved("up:programmes.1", "programmes.0")).toBe("programmes.1");
    expect(moved("remove:programmes.0", "programmes.0.events.1")).toBeNull();
    expect(moved("remove:programmes.0", "programmes.3")).toBe("programmes.2");
    expect(moved("remove:programmes.0", "specs.3")).toBe("specs.3");
  });

  test("the side that a dispute follows is followed when it moves", () => {
    const sides = [{ claim: "x" }, { claim: "y" }, { claim: "z" }];
    const disputed = { disputes: [{ about: "w", preferred: 1, sides }] };
    const preferred = (value: string) => {
      const { content } = applyRowStep(disputed, parseRowStep(value) ?? { kind: "add", path: "roles" });
      return (content.disputes as JsonObject[])[0]?.preferred;
    };
    expect(preferred("up:disputes.0.sides.1")).toBe(0);
    expect(preferred("remove:disputes.0.sides.0")).toBe(0);
    expect(preferred("remove:disputes.0.sides.1")).toBeNull();
    expect(preferred("remove:disputes.0.sides.2")).toBe(1);
  });

  test.each([
    "add:",
    "add:summary",
    "remove:programmes",
    "up:roles.0",
    "cite:sources.0.id",
    "cite:sources",
    "x:specs",
    "add:specs.0",
  ])("%s is no step", (value) => expect(parseRowStep(value)).toBeNull());
});

test("a record is given an address, and programmes their keys, where they were left without", () => {
  const programmes: JsonObject[] = [
    { operator: "IN", services: ["Indian Navy"] },
    { operator: "IN", services: ["Indian Navy"] },
    { operator: "FR", key: "kept" },
    {},
  ];
  expect(fillInNames({ designation: "P-8I", name: "P-8I Poséidon", programmes })).toEqual({
    designation: "P-8I",
    name: "P-8I Poséidon",
    slug: "p-8i-poseidon",
    programmes: [
      { operator: "IN", services: ["Indian Navy"], key: "in-indian-navy" },
      { operator: "IN", services: ["Indian Navy"], key: "in-indian-navy-2" },
      { operator: "FR", key: "kept" },
      {},
    ],
  });
  expect(fillInNames({ slug: "mine", designation: "P-8I" })).toMatchObject({ slug: "mine" });
});

test("words where a figure belongs are told to be words", () => {
  const programmes = [{ ...aProgramme(), ordered: "12 ships" }];
  expect(missingForPublishing({ ...aPlatform(), programmes })).toEqual([
    { path: "programmes.0.ordered", message: "Enter a number, in figures alone" },
  ]);
});

describe("a row that was removed", () => {
  const step = { kind: "remove", path: "programmes.0.events.1" } as const;

  test("can be put back where it stood, and what was typed since then stays", () => {
    const before = aPlatform({ programmes: [aProgramme({ events: [anEvent(), anEvent({ date: "2021" })] })] });
    const removed = rowRemovedBy(step, before);
    const { content } = applyRowStep(before, step);
    const typed = { ...content, summary: "Typed since." };
    expect(putRowBack(typed, removed!)).toEqual({
      content: { ...before, summary: "Typed since." },
      focus: "programmes.0.events.1",
    });
  });

  test("goes to the end of a list that has become shorter, and is not offered where it was empty", () => {
    const row = { text: "Falcon" };
    expect(putRowBack({ names: [] }, { path: "names.4", row })).toEqual({
      content: { names: [row] },
      focus: "names.0",
    });
    expect(rowRemovedBy({ kind: "remove", path: "names.0" }, { names: [{ text: "", kind: null }] })).toBeNull();
    expect(rowRemovedBy({ kind: "up", path: "names.0" }, { names: [row] })).toBeNull();
  });
});

test.each([
  ["programmes.0.asOf", "Programme 1, known as of"],
  ["programmes.1.events.2.value.amount", "Programme 2, event 3, value, amount"],
  ["specs.0.sources.1", "Specification 1, source 2"],
  ["roles.0", "Role 1"],
  ["sources", "Sources"],
  ["", ""],
  ["programmes.0.colour.1", "Programme 1, colour, 1"],
])("the path %s is «%s» to whoever reads a message", (path, words) => {
  expect(wordsOfPath(path)).toBe(words);
});
