import type { JsonObject } from "@/lib/core/json";
import { platformSchema } from "@/lib/core/platform/platform";
import { previewContent } from "@/lib/core/platform/preview-content";
import { aPlatform, aProgramme } from "@/tests/factories/a-platform";

const whole = aPlatform() as unknown as JsonObject;
const shown = (draft: JsonObject) => {
  const { content, leftOut } = previewContent(draft, "frigate");
  return { content, leftOut: leftOut.map(({ path }) => path) };
};

test("a whole record is shown as it is", () => {
  expect(shown(whole)).toEqual({ content: aPlatform(), leftOut: [] });
});

test("what every page needs has a stand-in", () => {
  const { content, leftOut } = shown({});
  expect(content).toMatchObject({ name: "No name yet", category: "frigate", programmes: [] });
  expect(leftOut).toEqual(["slug", "designation", "name", "domain", "category", "summary"]);
});

test("each faulty row is left out by itself, and named by its place in the draft", () => {
  const [good, bad] = [aProgramme(), { key: "bad" }];
  const { content, leftOut } = shown({
    ...whole,
    names: [{ text: "" }, { text: "Good", kind: "local" }, { text: 7 }],
    programmes: [bad, good, { ...good, key: "second", sources: ["none"] }],
  });
  expect(content.programmes.map(({ key }) => key)).not.toContain("bad");
  expect(new Set(leftOut.map((path) => /^\w+\.\d+/.exec(path)?.[0]))).toEqual(
    new Set(["names.0", "names.2", "programmes.0", "programmes.2"]),
  );
});

test("a variant that names no base model can be looked at before it does", () => {
  for (const parent of [null, "Not an address"]) {
    const { content, leftOut } = shown({ ...whole, level: "variant", parent });
    expect(content).toEqual(aPlatform());
    expect(leftOut).toEqual(["parent"]);
  }
});

test("a draft full of faults is looked at a few times, and not once a fault", () => {
  const events = Array.from({ length: 40 }, () => ({ date: "bad", type: "none" }));
  const programmes = Array.from({ length: 60 }, (_, at) => ({ ...aProgramme({ key: `k${at}` }), events }));
  const looks = jest.spyOn(platformSchema, "safeParse");
  expect(shown({ ...whole, programmes }).leftOut.length).toBeGreaterThan(2_000);
  expect(looks.mock.calls.length).toBeLessThan(10);
  looks.mockRestore();
});
