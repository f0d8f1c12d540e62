import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { claimsInOrder } from "@/lib/core/platform/claims";
import { platformRecordSchema } from "@/lib/core/platform/platform";
import { disputeSchema } from "@/lib/core/source/source";
import { ROOT } from "@/tests/support/source-files";

// What no source says is the editors' note and no side, so that each side can lead to its source.
test.each<[string, object, string[]]>([
  ["a note without sides", { reason: "Nothing later was found." }, []],
  ["neither note nor side", {}, ["reason: Enter what is not known, or add a side"]],
  [
    "a side that is not there",
    { reason: "Not known.", preferred: 0 },
    ["preferred: There are no sides: leave this empty"],
  ],
])("a dispute of %s is taken or told what it lacks", (_what, fields, issues) => {
  const { error } = disputeSchema.safeParse({ about: "Length", ...fields });
  expect((error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`)).toEqual(issues);
});

// Imports may hold claims without a source, and their pages say so. What is shipped holds none.
test("every claim of the shipped records, years of introduction and sides of disputes among them, names a source", () => {
  const folder = path.join(ROOT, "prisma/seed/platforms");
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThanOrEqual(209);
  const lacking = files.flatMap((file) => {
    const record = platformRecordSchema.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
    return [...claimsInOrder(record)].flatMap(([{ anchor, label }, sources]) =>
      sources.length === 0 ? [`${file}, ${anchor}: ${label}`] : [],
    );
  });
  expect(lacking).toEqual([]);
});
