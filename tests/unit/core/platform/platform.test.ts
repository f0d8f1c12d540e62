import { platformSchema } from "@/lib/core/platform/platform";
import { aPlatform, aProgramme, aSource, aSpec } from "@/tests/factories/a-platform";

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
    ["a variant of nothing", { ...aPlatform(), level: "variant" }, ["parent"]],
  ])("%s", (_, input, paths) => {
    const issues = platformSchema.safeParse(input).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join("."))).toEqual(paths);
    expect(issues.filter(({ message }) => message === "")).toEqual([]);
  });
});
