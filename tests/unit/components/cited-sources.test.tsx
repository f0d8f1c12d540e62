import { renderToStaticMarkup } from "react-dom/server";

import { CitedSources } from "@/components/admin/cited-sources";
import type { JsonObject } from "@/lib/core/json";

// A reviewer opens what is new. What the form has saved again is not, in whatever order the database gives its fields back.
test("of a draft's sources those are new that the public record lacks, and those changed that say something else", () => {
  const before: JsonObject = {
    sources: [
      { id: "a", title: "Order", publisher: "Gazette", date: null },
      { id: "b", title: "Fleet", publisher: "Navy" },
    ],
  };
  const after: JsonObject = {
    sources: [
      { publisher: "Gazette", title: "Order", id: "a" },
      { id: "b", title: "Fleet list", publisher: "Navy" },
      { id: "c", title: "Launch", publisher: "Yard" },
    ],
  };
  const told = [...renderToStaticMarkup(<CitedSources before={before} after={after} />).matchAll(/<li.*?<\/li>/g)];
  expect(told.map(([item]) => item.replace(/<[^>]+>/g, ""))).toEqual([
    "New: Launch, Yard",
    "Changed: Fleet list, Navy",
    "Order, Gazette",
  ]);
});
