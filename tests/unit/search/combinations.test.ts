import type { ProgrammeFacts } from "@/lib/core/search/programme-facets";
import {
  COMBINATION_FIELDS,
  combinationField,
  combinationFields,
  joinValues,
  partReader,
} from "@/lib/search/combinations";

const fact = (overrides: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  operator: "IN",
  service: "Indian Navy",
  route: "fms",
  status: "inducted",
  stage: "in-service",
  ...overrides,
});

test("a set of facets has one field, in whatever order they are named", () => {
  expect(combinationField(["status", "operator"])).toBe("programme_operator_status");
  expect(combinationField(["operator", "status"])).toBe("programme_operator_status");
});

test("there is a field for every set of facets that a search can ask together", () => {
  expect(new Set(COMBINATION_FIELDS).size).toBe(23);
  expect(Object.keys(combinationFields([fact()])).sort()).toEqual([...COMBINATION_FIELDS].sort());
});

// What is inducted elsewhere and planned at home must not read as inducted at home.
test("an acquisition's values stay together", () => {
  const fields = combinationFields([
    fact({ operator: "US", status: "inducted", stage: "in-service" }),
    fact({ operator: "IN", status: "approved", stage: "coming" }),
  ]);
  expect(fields.programme_operator_status).toEqual(["US|inducted", "IN|approved"]);
});

test("a value that two acquisitions share stands once, since it is counted", () => {
  expect(combinationFields([fact(), fact({ service: "Indian Army" })]).programme_operator).toEqual(["IN"]);
});

test.each([
  "Indian Navy",
  "Guard|Coast",
  "100%",
  "%7C",
  "%25|",
  "||%%",
  `"quoted" \\`,
  "none",
  "__proto__",
  "तट रक्षक",
  "",
])("the value «%s» survives being joined and taken apart", (service) => {
  const set = ["operator", "service", "status"] as const;
  const values = { operator: "IN", service, status: "inducted" };
  const joined = joinValues(set, values);
  expect(Object.fromEntries(set.map((facet) => [facet, partReader(set, facet)?.(joined)]))).toEqual(values);
  expect(partReader(set, "route")).toBeNull();
});

test("different values are joined to different texts", () => {
  const set = ["operator", "service"] as const;
  const services = ["a", "a|", "|a", "a%7C", "a%257C", "a%", "a%25"];
  expect(new Set(services.map((service) => joinValues(set, { operator: "IN", service }))).size).toBe(services.length);
});
