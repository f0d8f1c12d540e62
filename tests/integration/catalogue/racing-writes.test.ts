import { putRecord } from "@/app/_server/write-record";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { saveDraft } from "@/lib/catalogue/commands/save-draft";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import type { JsonObject } from "@/lib/core/json";
import type { Conflict } from "@/lib/core/problems";
import { aPlatform, aSource, aSpec } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { aPublisher, expectDone, published } from "@/tests/support/desk";
import { RACING_WRITES } from "@/tests/support/long-forms";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { randomNumbers } from "@/tests/support/random-numbers";
import { serveFrom } from "@/tests/support/web-context";

const WRITERS = 8;
/** So few that writers meet, in the short form as well. */
const RECORDS = Math.min(20, Math.ceil(RACING_WRITES / WRITERS));

let catalogue: OpenCatalogue;
const context = () => catalogue.context;
beforeAll(async () => {
  catalogue = await openCatalogue();
  serveFrom(context());
});
afterAll(() => catalogue.close());

/** What became of one write: the mark that it left, and the versions that it says it made. */
type Done = { id: string; mark: string; version: number; kind: "draft" | "publish" };
const tally = { saved: 0, published: 0, replaced: 0, merged: 0, stale: 0, conflicts: 0, tooLong: 0, alike: 0 };

/** Adds a mark of its own to what is there, as two editors do who each add a role: a lost update is a mark that vanishes. */
const marked = (content: JsonObject, mark: string): JsonObject => ({
  ...content,
  roles: [...((content.roles as string[]) ?? []), mark].slice(-18),
});

test("of many writers to few records no success is lost, each makes one version, and each refusal is a conflict with both sides", async () => {
  const records = await Promise.all(
    Array.from({ length: RECORDS }, async (_, at) => ({
      ...(await published(context(), aPlatform({ slug: `record-${at}` }))),
      slug: `record-${at}`,
    })),
  );
  const done: Done[] = [];
  let left = RACING_WRITES;

  const write = async (writer: number, number: number) => {
    const random = randomNumbers(writer * 100_003 + number);
    const actor = anActor({ id: `user:${writer}`, role: "publisher" });
    const { id, slug } = random.pick(records);
    const mark = `w${writer}n${number}`;
    switch (random.between(1, 4)) {
      case 1:
      case 2: {
        // The form: opened, then saved; a refusal is merged and saved again, as with the one click.
        const opened = expectDone(await getDraft(context(), actor, id));
        let mine = marked(opened.content, mark);
        let expectedVersion = opened.version;
        for (let tries = 0; tries < 2; tries++) {
          const result = await saveDraft(context(), actor, { id, content: mine, expectedVersion, via: "form" });
          if (result.ok) {
            done.push({ id, mark, version: result.value.version, kind: "draft" });
            tally[tries === 0 ? "saved" : "merged"]++;
            return;
          }
          const conflict = expectConflict(result.problem, mine);
          mine = conflict.merged;
          expectedVersion = conflict.current;
        }
        return;
      }
      case 3: {
        const opened = expectDone(await getDraft(context(), actor, id));
        if (!opened.draft) return;
        const result = await publishDraft(context(), actor, { id, expectedVersion: opened.version, via: "form" });
        if (result.ok) {
          done.push({ id, mark: "", version: result.value.version, kind: "publish" });
          tally.published++;
        } else if (result.problem.kind === "conflict") {
          const { merged, current } = expectConflict(result.problem, opened.content);
          const saved = await saveDraft(context(), actor, {
            id,
            content: merged,
            expectedVersion: opened.version,
            mergedWith: current,
            via: "form",
          });
          if (saved.ok && saved.value.outcome !== "unchanged")
            done.push({ id, mark: "", version: saved.value.version, kind: "draft" });
        } else if (result.problem.kind === "invalid") {
          // Merging keeps both sides' roles, and a draft may hold more of them than is published: the refusal names the field, and
          // an editor shortens the list.
          const roles = opened.content.roles as string[];
          expect(result.problem.issues).toEqual([{ path: "roles", message: "Keep at most 20 roles" }]);
          expect(roles.length).toBeGreaterThan(20);
          tally.tooLong++;
          const content = { ...opened.content, roles: roles.slice(-18) };
          const saved = await saveDraft(context(), actor, {
            id,
            content,
            expectedVersion: opened.version,
            via: "form",
          });
          // Of two who shorten the same list to the same, the slower one changes nothing.
          if (!saved.ok) expectConflict(saved.problem, content);
          else if (saved.value.outcome === "unchanged") tally.alike++;
          else done.push({ id, mark: "", version: saved.value.version, kind: "draft" });
        } else {
          // Saved or published by somebody else since it was read.
          expect(["stale", "wrong-state"]).toContain(result.problem.kind);
          tally.stale++;
        }
        return;
      }
      default: {
        const found = await findPlatform(context(), slug);
        if (found.kind !== "found") throw new Error(`${slug} is ${found.kind}`);
        const { content, version } = found.platform;
        const body = marked(content, mark);
        // Half as an import does it, half as a program.
        if (random.chance(0.5)) {
          const record = aPlatform(body);
          const result = await publishPlatforms(context(), actor, {
            via: "import",
            records: [{ record, expectedVersion: version }],
          });
          if (result.ok) done.push({ id, mark, version: result.value[0]!.version, kind: "publish" });
          else expect(result.problem).toEqual({ kind: "stale", slug, yours: version, current: expect.any(Number) });
          tally[result.ok ? "replaced" : "stale"]++;
        } else {
          const request = new Request(`http://localhost/api/v1/platforms/${slug}`, {
            method: "PUT",
            headers: { "content-type": "application/json", "if-match": `"${version}"` },
            body: JSON.stringify(body),
          });
          const answer = await putRecord(request, slug, actor);
          if (answer.status === 200) {
            const { roles } = (await answer.json()) as { roles: string[] };
            expect(roles.length).toBeGreaterThan(0);
            done.push({ id, mark, version: -1, kind: "publish" });
          } else expect(answer.status).toBe(412);
          tally[answer.status === 200 ? "replaced" : "stale"]++;
        }
      }
    }
  };

  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      while (left > 0) await write(writer, left--);
    }),
  );

  const revisions = await catalogue.sql<{ id: string; version: number; action: string; content: JsonObject }>(
    `SELECT platform_id::text AS id, version, action, content FROM revision ORDER BY platform_id, version`,
  );
  for (const { id } of records) {
    const own = revisions.filter((revision) => revision.id === id);
    const successes = done.filter((one) => one.id === id);
    // One version a success, besides the one that made the record; none skipped.
    expect(own.map(({ version }) => version)).toEqual(Array.from({ length: successes.length + 1 }, (_, at) => at + 1));
    // Every mark of a success stands in the version it made: nobody's write took another's version.
    for (const { mark, version, kind } of successes) {
      const made =
        version === -1
          ? own.find(({ action, content }) => action === "publish" && JSON.stringify(content).includes(`"${mark}"`))
          : own[version - 1];
      expect([mark, made?.action ?? null]).toEqual([
        mark,
        expect.stringMatching(kind === "draft" ? /^draft$/ : /^(publish|discard)$/),
      ]);
      if (mark) expect(JSON.stringify(made!.content)).toContain(`"${mark}"`);
    }
    // And it stands in what follows in the same line: no published version undoes one before it, no save a save.
    for (const [at, revision] of own.entries()) {
      if (revision.action !== "publish") continue;
      const earlier = own.slice(0, at).findLast(({ action }) => action === "publish");
      if (earlier)
        expect([id, revision.version, lost(earlier.content, revision.content)]).toEqual([id, revision.version, []]);
    }
  }
  expect(tally.saved).toBeGreaterThan(0);
  expect(tally.published + tally.replaced).toBeGreaterThan(0);
  expect(tally.conflicts + tally.stale).toBeGreaterThan(0);
}, 3_600_000); // ten thousand writes take more than 25 minutes beside other work

/** Marks of the earlier content that the later one lacks, but for those that fell off its end. */
function lost(earlier: JsonObject, later: JsonObject): string[] {
  const roles = later.roles as string[];
  return roles.length >= 18 ? [] : (earlier.roles as string[]).filter((mark) => !roles.includes(mark));
}

/** A refusal shows all that there is to decide upon. */
function expectConflict(problem: { kind: string }, mine: JsonObject): Conflict {
  expect(problem).toMatchObject({ kind: "conflict", mine, base: expect.any(Object), theirs: expect.any(Object) });
  tally.conflicts++;
  return problem as Conflict;
}

test("two writers who create the same address at once: one does, the other is told that it is taken", async () => {
  const create = () =>
    publishPlatforms(context(), aPublisher, {
      via: "api",
      records: [{ record: aPlatform({ slug: "contested" }), expectedVersion: null }],
    });
  const results = await Promise.all([create(), create(), create(), create()]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result.problem.kind).toBe("stale");
});

// A record is many rows: read while it is written anew, it must be the one or the other.
test("a record that is read while it is published is whole, old or new", async () => {
  const record = (mark: string) =>
    aPlatform({
      slug: "read-along",
      summary: mark,
      roles: [mark],
      sources: [aSource({ title: mark })],
      specs: [aSpec({ note: mark }), aSpec({ key: "beam", note: mark })],
    });
  await published(context(), record("v1"));
  let writing = true;
  const writer = (async () => {
    for (let version = 1; version < 25; version++)
      expectDone(
        await publishPlatforms(context(), aPublisher, {
          via: "api",
          records: [{ record: record(`v${version + 1}`), expectedVersion: version }],
        }),
      );
  })().finally(() => (writing = false));
  let reads = 0;
  while (writing) {
    const found = await findPlatform(context(), "read-along");
    if (found.kind !== "found") throw new Error(found.kind);
    const { summary, roles, sources, specs } = found.platform.content;
    expect(
      new Set([
        `v${found.platform.version}`,
        ...roles,
        ...sources.map(({ title }) => title),
        ...specs.map(({ note }) => note),
      ]),
    ).toEqual(new Set([summary]));
    reads++;
  }
  await writer;
  expect(reads).toBeGreaterThan(0);
});
