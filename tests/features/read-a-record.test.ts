import { randomInt } from "node:crypto";

import { RECORD_PAGES } from "@/tests/support/long-forms";
import { useSite } from "@/tests/support/site";

const site = useSite();

type Record = {
  slug: string;
  introduced: unknown;
  disputes: { about: string; sides: unknown[]; reason: string | null }[];
  programmes: { key: string; events: unknown[] }[];
  specs: unknown[];
  sources: { title: string; url: string | null }[];
};

const text = (address: string) => fetch(`${site.url}${address}`).then((answer) => answer.text());
const read = async <T>(address: string) => (await fetch(`${site.url}${address}`)).json() as Promise<T>;

// A fact without a source is worth little: on no page may a claim stand without one that can be followed.
test("every programme, event, specification, year of introduction and side of a dispute on a record's page leads to an entry in its list of sources", async () => {
  const all = (await text("/api/v1/platforms.ndjson"))
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { slug: string }).slug);
  expect(all.length).toBeGreaterThanOrEqual(209);
  // From a place of its own each time, so that all come about.
  const first = randomInt(all.length);
  const slugs = [...all.slice(first), ...all.slice(0, first)].slice(0, RECORD_PAGES);
  const shown = { programme: 0, event: 0, spec: 0, introduced: 0, side: 0 };
  const faults: string[] = [];
  const records: Record[] = [];
  for (const slug of slugs) {
    records.push(await read<Record>(`/api/v1/platforms/${slug}`));
    const html = await text(`/platforms/${slug}`);
    const entries = new Set([...html.matchAll(/id="(source-\d+)"/g)].map(([, id]) => id));
    const claims = [...html.matchAll(/data-claim="(programme|event|spec|introduced|side)"/g)];
    for (const [at, claim] of claims.entries()) {
      const kind = claim[1] as keyof typeof shown;
      shown[kind]++;
      const upToNext = html.slice(claim.index, claims[at + 1]?.index ?? html.length);
      // Behind these two come sentences with sources of their own.
      const own = kind === "introduced" || kind === "side" ? upToNext.split(/<\/(?:dd|li)>/)[0]! : upToNext;
      const cited = [...own.matchAll(/href="#(source-\d+)"/g)].map(([, id]) => id);
      if (cited.length === 0 || !cited.every((id) => entries.has(id))) faults.push(`${slug}: ${kind} ${at}`);
    }
  }
  expect(faults).toEqual([]);

  // Nothing was left out of the count: the pages show at least what the records hold.
  const held = (count: (record: Record) => number) => records.reduce((sum, record) => sum + count(record), 0);
  expect(shown.programme).toBeGreaterThanOrEqual(held((record) => record.programmes.length));
  expect(shown.event).toBeGreaterThanOrEqual(
    held((record) => record.programmes.reduce((sum, programme) => sum + programme.events.length, 0)),
  );
  expect(shown.spec).toBeGreaterThanOrEqual(held((record) => record.specs.length));
  expect(shown.introduced).toBe(held((record) => (record.introduced ? 1 : 0)));
  expect(shown.side).toBe(held((record) => record.disputes.reduce((sum, { sides }) => sum + sides.length, 0)));
});

// Who sees that a figure is wrong is on it already: the form must not ask which one it was.
test.each(["", "/hi"])("%s every value leads to the form for errors, with that value chosen", async (language) => {
  const page = `${language}/platforms/p-8i-poseidon`;
  const [html, record] = await Promise.all([text(page), read<Record>("/api/v1/platforms/p-8i-poseidon")]);
  const places = [...html.matchAll(/href="([^"]+)" rel="nofollow" data-way="" aria-label="[^"]+"/g)].map(
    ([, href = ""]) => new URL(href, site.url),
  );
  expect(new Set(places.map(({ pathname }) => pathname))).toEqual(new Set([`${page}/report`]));
  expect(new Set(places.map(({ searchParams }) => searchParams.get("at")))).toEqual(
    new Set([
      "introduced",
      ...record.programmes.map(({ key }) => `programme-${key}`),
      ...record.specs.map((_, at) => `spec-${at + 1}`),
    ]),
  );
  for (const { href, searchParams } of [places[0], places.at(-1)].flatMap((place) => place ?? [])) {
    const form = await (await fetch(href)).text();
    expect(form).toMatch(new RegExp(`<option(?=[^>]* selected="")[^>]* value="${searchParams.get("at")}"`));
  }
});

test("a shared link shows a picture made from the record", async () => {
  const html = await text("/platforms/p-8i-poseidon");
  const address = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(address.startsWith(`${site.url}/platforms/p-8i-poseidon/opengraph-image`)).toBe(true);
  const picture = await fetch(address);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
  // The size stands in a PNG file's first chunk.
  const png = Buffer.from(await picture.arrayBuffer());
  expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 1200, 630]);
  expect((await fetch(address.replace("p-8i-poseidon", "no-such-record"))).status).toBe(404);
});

// What was ordered twice is one fleet, each order shows how far it has come, and a remark is no dispute.
test("a record counts orders alike together, shows the stages of each, and keeps what is open apart from what is disputed", async () => {
  const [html, record] = await Promise.all([
    text("/platforms/p-8i-poseidon"),
    read<Record>("/api/v1/platforms/p-8i-poseidon"),
  ]);
  expect(html).toContain("12 of 12 delivered under 2 programmes");
  // A list that said eight would be taken at its word.
  const found = await read<{ hits: { headline: unknown }[] }>("/api/v1/platforms?q=p8i");
  expect(found.hits[0]?.headline).toMatchObject({ ordered: 12, delivered: 12, programmes: 2, asOf: "2025-07-02" });
  expect(await text("/platforms?q=p8i")).toContain("12 of 12");
  const ladders = [...html.matchAll(/<ol[^>]* data-ladder[^>]*>(.*?)<\/ol>/g)].map(([, steps = ""]) => steps);
  expect(ladders).toHaveLength(record.programmes.length);
  expect(ladders.map((steps) => steps.match(/aria-current="step"/g)?.length)).toEqual(ladders.map(() => 1));
  const section = (id: string) => new RegExp(`<section[^>]* id="${id}".*?</section>`).exec(html)?.[0] ?? "";
  const about = (id: string) => (section(id).match(/id="dispute-\d+"/g) ?? []).length;
  expect([about("disputed"), about("open")]).toEqual([
    record.disputes.filter(({ sides }) => sides.length > 1).length,
    record.disputes.filter(({ sides }) => sides.length < 2).length,
  ]);
  expect(about("open")).toBeGreaterThan(0);
});

// That nothing was found has no source: it must not look like something that one says.
test.each([
  ["", "Editors’ note:"],
  ["/hi", "संपादकों की टिप्पणी:"],
])("%s what no source says stands as the editors' note", async (language, heading) => {
  const [html, record] = await Promise.all([
    text(`${language}/platforms/p-8i-poseidon`),
    read<Record>("/api/v1/platforms/p-8i-poseidon"),
  ]);
  const at = record.disputes.findIndex(({ sides }) => sides.length === 0);
  const point = html.split(`id="dispute-${at + 1}"`)[1]?.split("</div>")[0] ?? "";
  const words = point.slice(point.indexOf(">") + 1).replaceAll(/<[^>]*>/g, "");
  expect(words).toBe(`${record.disputes[at]?.about}${heading} ${record.disputes[at]?.reason}`);
});

test("a record is taken along as a table and as data, and has a lasting link to its version", async () => {
  const html = await text("/platforms/p-8i-poseidon");
  for (const address of ["/platforms/p-8i-poseidon/record.csv", "/api/v1/platforms/p-8i-poseidon"]) {
    expect(html).toContain(`href="${address}"`);
    expect((await fetch(`${site.url}${address}`)).status).toBe(200);
  }
  expect(html).toContain('href="/platforms/p-8i-poseidon/versions/1"');
  const table = await fetch(`${site.url}/platforms/p-8i-poseidon/record.csv`);
  expect(table.headers.get("content-disposition")).toBe('attachment; filename="p-8i-poseidon-v1.csv"');
  expect((await table.text()).split("\r\n")[1]).toMatch(/^record,p-8i-poseidon,/);
  expect((await fetch(`${site.url}/platforms/no-such-thing/record.csv`)).status).toBe(404);
});

const ELEVEN = [
  "c-130j-super-hercules",
  "c-17-globemaster-iii",
  "p-8i-poseidon",
  "ch-47f-chinook",
  "mh-60r-seahawk",
  "ah-64e-apache",
  "harpoon",
  "m777-howitzer",
  "mq-9b-seaguardian",
  "fgm-148-javelin",
  "stryker",
];

test.each(ELEVEN)(
  "%s shows India's programme with its status, its as-of date and the news report among its sources",
  async (slug) => {
    const html = await text(`/platforms/${slug}`);
    expect(html).toMatch(/India/);
    expect(html).toMatch(slug === "stryker" || slug === "fgm-148-javelin" ? /Planned co-production/i : /Inducted/);
    expect(html).toMatch(/[Aa]s of/);
    expect(html).toContain("Jaishankar");
  },
);

test("the page of all parts of the design is not there unless the operator wants it", async () => {
  expect((await fetch(`${site.url}/design`)).status).toBe(404);
});

// The reader's unit is a courtesy; what the source wrote is the fact.
test("a record's figures come in the reader's units, with the source's own figure beside each that was converted", async () => {
  const cell = (html: string, label: string) =>
    new RegExp(`<th scope="row"[^>]*>${label}.*?</td>`)
      .exec(html)?.[0]
      .replace(/<span class="sr-only">.*?<\/span>|<sup.*?<\/sup>|<[^>]+>|<!-- -->/g, "")
      .replaceAll("\u00a0", " ");
  const stated = await text("/platforms/p-8i-poseidon");
  const aviation = await text("/platforms/p-8i-poseidon?units=aviation");
  expect([cell(stated, "Service ceiling"), cell(stated, "Range")]).toEqual([
    "Service ceiling12,497 m",
    "RangeP-8A7,500 km",
  ]);
  expect([cell(aviation, "Service ceiling"), cell(aviation, "Range"), cell(aviation, "Length")]).toEqual([
    "Service ceiling41,001 ftstated: 12,497 m",
    "RangeP-8A4,000 nmistated: 7,500 km",
    "LengthP-8A39.5 m",
  ]);
  expect(stated).toContain('href="/platforms/p-8i-poseidon?units=aviation#specifications"');
  expect(aviation).toContain(`<link rel="canonical" href="${site.url}/platforms/p-8i-poseidon"`);
  expect(await text("/platforms/p-8i-poseidon?units=cubits")).toContain("units takes metric, imperial, aviation.");
});
