import type { SearchResults } from "@/lib/core/search/results";
import { describeInBrowser } from "@/tests/support/browser";
import { eventually } from "@/tests/support/eventually";
import { useSite } from "@/tests/support/site";
import { pidOf } from "@/lib/services/pid-of";

const site = useSite();
const ask = async (search: string) =>
  (await (await fetch(`${site.url}/api/v1/platforms?${search}`)).json()) as SearchResults;
const readiness = async () => {
  const answer = await fetch(`${site.url}/api/health/ready`);
  return { code: answer.status, ...((await answer.json()) as { status: string }) };
};

describeInBrowser("while Meilisearch hangs", (visit) => {
  let meilisearch: number;
  const filters = "domain=sea&operator=IN&stage=coming&perPage=100";
  let before: SearchResults;

  beforeAll(async () => {
    before = await ask(filters);
    const pid = pidOf(site.dataDir, "meilisearch");
    if (pid === null) throw new Error("Meilisearch does not run");
    meilisearch = pid;
    // It takes connections and never answers, which is worse than being gone.
    process.kill(meilisearch, "SIGSTOP");
  });
  afterAll(() => process.kill(meilisearch, "SIGCONT"));

  test("filters find and count the same, and the API says who answered", async () => {
    const { engine, total, hits, facets } = await ask(filters);
    expect(engine).toBe("postgresql");
    expect(before.engine).toBe("meilisearch");
    expect({ total, hits, facets }).toEqual({ total: before.total, hits: before.hits, facets: before.facets });
    expect(await readiness()).toMatchObject({ code: 200, status: "degraded" });
  });

  test("the next readers do not wait for it again", async () => {
    await ask("q=apache");
    const words = ["p8i", "mig29", "c130j", "su30mki", "rafale", "t90", "ins", "radar"];
    const started = performance.now();
    for (const word of words) expect((await ask(`q=${word}`)).engine).toBe("postgresql");
    // One of them may be the one who tries. All would wait 2.5 s each if each asked the engine.
    expect(performance.now() - started).toBeLessThan(words.length * 2_500);
  });

  test.each([true, false])(
    "a typed designation is found with a notice, and nothing found is told apart from it (JavaScript: %s)",
    async (javaScript) => {
      const { page } = await visit({ baseUrl: site.url, javaScript });
      for (const [typed, name] of [
        ["p 8 i", "P-8I"],
        ["su30mki", "Su-30MKI"],
        ["c130j", "C-130J"],
      ] as const) {
        await page.goto(`/platforms?${new URLSearchParams({ q: typed }).toString()}`);
        expect(await page.locator("main").innerText()).toContain("Search runs in a reduced form");
        expect(await page.locator(".results h3").first().innerText()).toContain(name);
      }
      await page.goto("/platforms?q=zzqxv");
      const words = await page.locator("main").innerText();
      expect(words).toContain("Nothing in the catalogue matches");
      expect(words).toContain("Search runs in a reduced form");
    },
  );

  test("and it answers again by itself once it can", async () => {
    process.kill(meilisearch, "SIGCONT");
    await eventually("answered by Meilisearch", async () => (await ask("q=p8i")).engine === "meilisearch");
    await eventually("all is well", async () => (await readiness()).status === "ok");
  });
});
