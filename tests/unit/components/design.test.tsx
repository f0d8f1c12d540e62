import { readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";

import { DesignView } from "@/components/design/design-view";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { ROOT } from "@/tests/support/source-files";

// A part that is not on the page is built a second time by whoever needs it next.
test("the page of the design shows every colour, size of type, status and silhouette that there is", () => {
  const page = renderToStaticMarkup(<DesignView />);
  const styles = readFileSync(path.join(ROOT, "app/globals.css"), "utf8");
  const colours = [...new Set([...styles.matchAll(/--color-[\w-]+: var\(--([\w-]+)\)/g)].map(([, name]) => name))];
  const sizes = [...styles.matchAll(/--(text-\w+): /g)].map(([, name]) => name);
  expect([colours.length, sizes.length]).toEqual([18, 7]);
  const parts = [
    ...colours.map((name) => `fill="var(--${name})"`),
    ...sizes.map((name) => `class="${name}"`),
    ...STATUSES.entries.map(({ label }) => `${label}</span>`),
    ...CATEGORIES.entries.map(({ label }) => label),
  ];
  expect(parts.filter((part) => !page.includes(part.replaceAll("&", "&amp;")))).toEqual([]);
});
