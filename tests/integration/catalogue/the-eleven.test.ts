import { everyHit, searchPlatforms, suggestPlatforms } from "@/lib/catalogue/queries/search-platforms";
import type { Platform } from "@/lib/core/platform/platform";
import type { EngineName } from "@/lib/core/search/results";
import { parseSearchState } from "@/lib/core/search/url-codec";
import { readPublished } from "@/lib/store/published-platforms";
import { describeWithMeilisearch } from "@/tests/support/describe-with-meilisearch";
import { openSeededCatalogue, type SeededCatalogue } from "@/tests/support/seeded-catalogue";

// The equipment of United States origin that was named on 2 July 2025 as inducted or planned for co-production in India.
const INDUCTED = [
  "c-130j-super-hercules",
  "c-17-globemaster-iii",
  "p-8i-poseidon",
  "ch-47f-chinook",
  "mh-60r-seahawk",
  "ah-64e-apache",
  "harpoon",
  "m777-howitzer",
  "mq-9b-seaguardian",
];
const PLANNED = ["fgm-148-javelin", "stryker"];
const ELEVEN = [...INDUCTED, ...PLANNED];

let catalogue: SeededCatalogue;
let records: ReadonlyMap<string, Platform>;
beforeAll(async () => {
  catalogue = await openSeededCatalogue();
  const stored = await readPublished(catalogue.context.store.read, { slug: { in: ELEVEN } });
  records = new Map(stored.map(({ content }) => [content.slug, content]));
});
afterAll(() => catalogue.close());

const recordOf = (slug: string) => records.get(slug)!;
const on = (engine: EngineName) => ({
  ...catalogue.context,
  engines: catalogue.context.engines.filter(({ name }) => name === engine),
});
const stateOf = (url: string) => parseSearchState(new URLSearchParams(url)).state;

/** As it stands in the record, without hyphens and spaces, with spaces for hyphens, and both in lower case. */
const spellings = (name: string) => {
  const written = [name, name.replace(/[\s-]+/g, ""), name.replace(/-/g, " ")];
  return [...new Set([...written, ...written.map((one) => one.toLowerCase())])];
};

test.each(ELEVEN)(
  "%s is in the catalogue, with the report of 2 July 2025 as a source of its first programme",
  (slug) => {
    const { programmes, sources } = recordOf(slug);
    const [first] = programmes;
    const dates = sources.filter(({ id }) => first!.sources.includes(id)).map(({ date }) => date);

    expect(first).toMatchObject({
      operator: "IN",
      status: INDUCTED.includes(slug) ? "inducted" : "planned-co-production",
    });
    expect(dates).toContain("2025-07-02");
  },
);

function findsTheEleven(engine: EngineName) {
  test.each(ELEVEN)("%s stands first for its name and for its designation, however they are written", async (slug) => {
    const { name, designation } = recordOf(slug);
    const astray: string[] = [];
    for (const query of [...spellings(name), ...spellings(designation)]) {
      const { hits, engine: asked } = await searchPlatforms(
        on(engine),
        stateOf(new URLSearchParams({ q: query }).toString()),
      );
      expect(asked).toBe(engine);
      if (hits[0]?.slug !== slug) astray.push(`${query}: ${hits[0]?.slug ?? "nothing"}`);
    }
    expect(astray).toEqual([]);
  });

  test.each(ELEVEN)("%s is offered first while its name is typed to the end", async (slug) => {
    const { name } = recordOf(slug);
    expect((await suggestPlatforms(on(engine), name))[0]?.slug).toBe(slug);
    expect((await suggestPlatforms(on(engine), name.slice(0, -2))).map((hit) => hit.slug)).toContain(slug);
  });

  const allOf = async (url: string) => {
    const slugs: string[] = [];
    for await (const hits of everyHit(on(engine), stateOf(url))) slugs.push(...hits.map((hit) => hit.slug));
    return slugs;
  };

  test("the nine are among the inducted, the two among the planned for co-production", async () => {
    expect(await allOf("status=inducted")).toEqual(expect.arrayContaining(INDUCTED));
    expect(await allOf("status=planned-co-production")).toEqual(expect.arrayContaining(PLANNED));
    expect(await allOf("operator=IN&status=inducted")).toEqual(expect.arrayContaining(INDUCTED));
    expect(await allOf("operator=IN&status=planned-co-production")).toEqual(expect.arrayContaining(PLANNED));
    expect(await allOf("origin=US&operator=IN&stage=in-service")).toEqual(expect.arrayContaining(INDUCTED));
  });

  // Both serve elsewhere. That must not read as if India had them.
  test.each([
    "operator=IN&status=inducted",
    "operator=IN&stage=in-service",
    "service=Indian+Army&status=inducted",
    "q=javelin&operator=IN&status=inducted",
    "q=stryker&operator=IN&status=inducted",
  ])("neither Javelin nor Stryker is found with %s", async (url) => {
    const slugs = await allOf(url);
    expect(slugs).not.toContain("fgm-148-javelin");
    expect(slugs).not.toContain("stryker");
  });
}

describe("PostgreSQL", () => findsTheEleven("postgresql"));
describeWithMeilisearch("Meilisearch", () => findsTheEleven("meilisearch"));
