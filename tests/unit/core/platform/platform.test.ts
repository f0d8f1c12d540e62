import { platformSchema } from "@/lib/core/platform/platform";
import { aPlatform, aProgramme, aSource, aSpec } from "@/tests/factories/a-platform";

// A facet's value is read from an address in one spelling; a record in another would be under no filter at all.
test("makers and services are spelled as an address is read", () => {
  const spaced = {
    ...aPlatform(),
    manufacturers: [{ name: "Ate\u0301lier  du\tNord ", country: "FR" }],
    programmes: [aProgramme({ services: ["Indian  Navy"] })],
  };
  const { manufacturers, programmes } = platformSchema.parse(spaced);
  expect([manufacturers[0]?.name, programmes[0]?.services]).toEqual(["At\u00e9lier du Nord", ["Indian Navy"]]);
});

// A form shows each message at its field: a problem told later, or at the record as a whole, is one that an editor hunts for.
describe("what is wrong with a record is told at its field, all at once", () => {
  test.each<[string, unknown, string[]]>([
    ["an empty record", {}, ["slug", "designation", "name", "domain", "category", "summary"]],
    ["no record at all", "frigate", [""]],
    ["a field that there is not", { ...aPlatform(), colour: "grey" }, [""]],
    ["a claim without a source", { ...aPlatform(), specs: [aSpec({ sources: [] })] }, ["specs.0.sources"]],
    [
      "a source that is not in the record",
      { ...aPlatform(), specs: [aSpec({ sources: ["rumour"] })] },
      ["specs.0.sources.0"],
    ],
    [
      "dates that are not in the calendar",
      { ...aPlatform(), programmes: [aProgramme({ asOf: "2025-02-30" })] },
      ["programmes.0.asOf"],
    ],
    ["two programmes with one key", { ...aPlatform(), programmes: [aProgramme(), aProgramme()] }, ["programmes.1.key"]],
    [
      "a status and a country that there are not",
      { ...aPlatform(), programmes: [{ ...aProgramme(), status: "bought", operator: "XX" }] },
      ["programmes.0.operator", "programmes.0.status"],
    ],
    ["a NUL", { ...aPlatform(), sources: [aSource({ title: "a\0b" })] }, ["sources.0.title"]],
    ["half a character", { ...aPlatform(), summary: "a\ud800b" }, ["summary"]],
    ["a family with programmes", { ...aPlatform(), level: "family" }, ["programmes"]],
    // Filters know it as the value of what is not stated.
    [
      "a maker and a service called none",
      {
        ...aPlatform(),
        manufacturers: [{ name: "none", country: "FR" }],
        programmes: [aProgramme({ services: ["none"] })],
      },
      ["manufacturers.0.name", "programmes.0.services.0"],
    ],
    ["a variant of nothing", { ...aPlatform(), level: "variant" }, ["parent"]],
  ])("%s", (_, input, paths) => {
    const issues = platformSchema.safeParse(input).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join("."))).toEqual(paths);
    expect(issues.filter(({ message }) => message === "")).toEqual([]);
  });
});
