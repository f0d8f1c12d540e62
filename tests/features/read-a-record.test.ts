import { useSite } from "@/tests/support/site";

const site = useSite();

type Record = {
  slug: string;
  programmes: { events: unknown[] }[];
  specs: unknown[];
  sources: { title: string; url: string | null }[];
};

const text = (address: string) => fetch(`${site.url}${address}`).then((answer) => answer.text());
const read = async <T>(address: string) => (await fetch(`${site.url}${address}`)).json() as Promise<T>;

// A fact without a source is worth little: on no page may a claim stand without one that can be followed.
test("every programme, event and specification on every record's page leads to an entry in its list of sources", async () => {
  const slugs = (await text("/api/v1/platforms.ndjson"))
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { slug: string }).slug);
  expect(slugs.length).toBeGreaterThanOrEqual(209);
  const shown = { programme: 0, event: 0, spec: 0 };
  const faults: string[] = [];
  for (const slug of slugs) {
    const html = await text(`/platforms/${slug}`);
    const entries = new Set([...html.matchAll(/id="(source-\d+)"/g)].map(([, id]) => id));
    const claims = [...html.matchAll(/data-claim="(programme|event|spec)"/g)];
    for (const [at, claim] of claims.entries()) {
      const kind = claim[1] as keyof typeof shown;
      shown[kind]++;
      const own = html.slice(claim.index, claims[at + 1]?.index ?? html.length);
      const cited = [...own.matchAll(/href="#(source-\d+)"/g)].map(([, id]) => id);
      if (cited.length === 0 || !cited.every((id) => entries.has(id))) faults.push(`${slug}: ${kind} ${at}`);
    }
  }
  expect(faults).toEqual([]);

  // Nothing was left out of the count: the pages show at least what the records hold.
  const records = await Promise.all(slugs.map((slug) => read<Record>(`/api/v1/platforms/${slug}`)));
  const held = (count: (record: Record) => number) => records.reduce((sum, record) => sum + count(record), 0);
  expect(shown.programme).toBeGreaterThanOrEqual(held((record) => record.programmes.length));
  expect(shown.event).toBeGreaterThanOrEqual(
    held((record) => record.programmes.reduce((sum, programme) => sum + programme.events.length, 0)),
  );
  expect(shown.spec).toBeGreaterThanOrEqual(held((record) => record.specs.length));
}, 120_000);

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
