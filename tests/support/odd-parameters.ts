import { FACETS } from "@/lib/core/search/facets";
import { RANGES } from "@/lib/core/search/ranges";
import type { RandomNumbers } from "@/tests/support/random-numbers";

/** What has a meaning to a filter, to SQL, to a shell, a page or this language, and letters that are easily taken for others. */
const PIECES = [
  ...[
    '"',
    "'",
    "\\",
    "`",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<",
    ">",
    "=",
    "!=",
    "|",
    "%7C",
    "%00",
    "%",
    "&",
    "+",
    "*",
    "_",
    "-",
    ",",
    ";",
    "#",
    "?",
  ],
  ...[
    " OR ",
    " AND ",
    " NOT ",
    " IN [",
    " TO ",
    " EXISTS",
    " IS NULL",
    "--",
    "/*",
    "*/",
    "$1",
    "${x}",
    "{{7*7}}",
    "../",
    "\r\n",
    "\t",
  ],
  ...[
    "\u0000",
    "\u0001",
    "\u202E",
    "\u200D",
    "\uFEFF",
    "\uFFFF",
    "\u0301",
    "🚀",
    "👩‍🚀",
    "𝕊",
    "İ",
    "ß",
    "ﬃ",
    "तोप",
    "٣",
    "零",
    "ÿ",
  ],
  ...[
    "domain = sea",
    "operator",
    "missile",
    "p8i",
    "IN",
    "none",
    "air",
    "inducted",
    "1e9",
    "-1",
    "NaN",
    "2010",
    "155",
    "_geoRadius(1,2,3)",
    "<script>",
  ],
  // What every object has, whatever is in it.
  ...["constructor", "__proto__", "hasOwnProperty"],
];
const PARAMETERS = [
  ...FACETS.map(({ key }) => key),
  ...RANGES.flatMap(({ key }) => [`${key}From`, `${key}To`]),
  ...["sort", "page", "perPage", "view", "unknown", "__proto__", "constructor"],
];

function oddValue(random: RandomNumbers): string {
  const text = Array.from({ length: random.between(1, 8) }, () => random.pick(PIECES)).join("");
  return random.chance(0.02)
    ? text
        .repeat(10_000 / text.length + 1)
        .slice(0, 10_000)
        .toWellFormed()
    : text;
}

/** Parameters of a search that nobody means: words and names, which reach the engine whatever they are, and now and then something else, which alone may be a 400. */
export function oddParameters(random: RandomNumbers): URLSearchParams {
  const params = new URLSearchParams();
  for (const free of ["q", "service", "manufacturer"]) if (random.chance(0.5)) params.append(free, oddValue(random));
  if (random.chance(0.4)) params.append("domain", "air");
  if (random.chance(0.3) || params.size === 0) params.append(random.pick(PARAMETERS), oddValue(random));
  return params;
}
