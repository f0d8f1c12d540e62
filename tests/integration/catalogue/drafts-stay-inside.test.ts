import { GET } from "@/app/api/v1/platforms/[slug]/route";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { commentOnDraft } from "@/lib/catalogue/commands/comment-on-draft";
import { keepUnsavedEdit } from "@/lib/catalogue/commands/keep-unsaved-edit";
import { publishDraft } from "@/lib/catalogue/commands/publish-draft";
import { renamePlatform } from "@/lib/catalogue/commands/rename-platform";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { restoreRevision } from "@/lib/catalogue/commands/restore-revision";
import { schedulePublishing } from "@/lib/catalogue/commands/schedule-publishing";
import { sendBackDraft } from "@/lib/catalogue/commands/send-back-draft";
import { submitDraft } from "@/lib/catalogue/commands/submit-draft";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { indexChanges } from "@/lib/search/indexing/index-changes";
import { rebuildIndex } from "@/lib/search/indexing/rebuild-index";
import { aPlatform, aProgramme, anEvent, aSource, aSpec } from "@/tests/factories/a-platform";
import { anEditor, aPublisher, expectDone, published, saved } from "@/tests/support/desk";
import { DRAFTS } from "@/tests/support/long-forms";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { publicAnswers } from "@/tests/support/public-answers";
import { serveFrom } from "@/tests/support/web-context";

let catalogue: OpenCatalogue;
const context = () => catalogue.context;
beforeAll(async () => {
  catalogue = await openCatalogue();
  serveFrom(context());
  await published(context(), aPlatform({ slug: "neighbour", name: "Neighbour", designation: "N-1" }));
  await bringIndexInStep(context());
});
afterAll(() => catalogue.close());

const form = { via: "form" } as const;
const numbers = Array.from({ length: DRAFTS }, (_, at) => at + 1);
/** Words that nothing else contains, one for each draft, in letters alone so that every engine finds them. */
const wordOf = (number: number) => `quz${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}vex`;
const WORDS = numbers.map(wordOf);
const publicSlug = (number: number) => `public-${number}`;

/** A record that has the word wherever a text may stand. */
const planted = (number: number, slug = `${wordOf(number)}-class`) => {
  const word = wordOf(number);
  return aPlatform({
    slug,
    designation: `${word} 1`,
    name: `${word} class`,
    names: [{ text: `Old ${word}`, kind: "nickname" }],
    manufacturers: [{ name: `${word} Works`, country: "IN" }],
    roles: [word],
    summary: `A ${word} of note.`,
    specs: [aSpec({ note: word }), aSpec({ key: "crew", value: undefined, unit: undefined, text: `${word} people` })],
    variants: [{ designation: `${word}-2`, note: word }],
    programmes: [
      aProgramme({ services: [`${word} Navy`], note: word, events: [anEvent({ detail: `Said ${word}.` })] }),
    ],
    related: [{ kind: "replaces", slug: "neighbour", note: word }],
    disputes: [{ about: word, sides: [{ claim: word }], reason: word }],
    sources: [aSource({ title: word, publisher: word, url: `https://${word}.example/` })],
  });
};

const ids = new Map<string, string>();
const addresses = () => [
  ...numbers.flatMap((number) => [publicSlug(number), `renamed-${number}`, `${wordOf(number)}-class`]),
  ...[...ids.values()].map((id) => `draft-${id}`),
];
async function answers(): Promise<Map<string, string>> {
  await indexChanges(context(), { wait: true });
  const all = await publicAnswers(context(), { words: WORDS, addresses: addresses() });
  for (const slug of addresses()) {
    const answer = await GET(new Request(`http://localhost/api/v1/platforms/${slug}`), {
      params: Promise.resolve({ slug }),
    });
    const text = (await answer.text()).replaceAll(slug, "");
    all.set(`GET ${slug}`, `${answer.status} ${JSON.stringify([...answer.headers]).replaceAll(slug, "")} ${text}`);
  }
  return all;
}
/** Where a word of a draft stands that somebody outside can read. */
const leaks = (all: ReadonlyMap<string, string>) =>
  [...all].flatMap(([question, answer]) =>
    WORDS.filter((word) => answer.toLowerCase().includes(word)).map((word) => `${word} in ${question}`),
  );
const forEach = async (work: (number: number) => Promise<unknown>) => {
  for (const number of numbers) await work(number);
};
const idOf = (key: string) => ids.get(key)!;
const versionOf = async (id: string) =>
  (await context().store.read.draft.findUniqueOrThrow({ where: { platformId: id } })).version;
const step = async (id: string) => ({ id, expectedVersion: await versionOf(id), ...form });

// One after the other, as at the desk. What is behind a step is what the public sees after it.
test("no step on a draft of a new record shows a word of it to anybody outside, nor changes a byte that they read", async () => {
  const before = await answers();
  expect(leaks(before)).toEqual([]);
  const steps: [string, (number: number, id: string) => Promise<unknown>][] = [
    [
      "save",
      async (number) =>
        ids.set(`new ${number}`, (await saved(context(), { content: planted(number), reason: wordOf(number) })).id),
    ],
    [
      "keep what is typed",
      async (number, id) =>
        expectDone(
          await keepUnsavedEdit(context(), anEditor, { formId: id, content: planted(number), fromVersion: 1 }),
        ),
    ],
    [
      "submit",
      async (number, id) =>
        expectDone(await submitDraft(context(), anEditor, { ...(await step(id)), comment: wordOf(number) })),
    ],
    [
      "comment",
      async (number, id) => expectDone(await commentOnDraft(context(), aPublisher, { id, text: wordOf(number) })),
    ],
    [
      "send back",
      async (number, id) =>
        expectDone(await sendBackDraft(context(), aPublisher, { ...(await step(id)), comment: wordOf(number) })),
    ],
    [
      "schedule",
      async (number, id) =>
        expectDone(
          await schedulePublishing(context(), aPublisher, {
            ...(await step(id)),
            publishAt: new Date(Date.now() + 3_600_000),
            reason: wordOf(number),
          }),
        ),
    ],
    [
      "save again",
      async (number, id) =>
        saved(context(), {
          ...(await step(id)),
          content: { ...planted(number), level: "variant", parent: "neighbour" },
        }),
    ],
    [
      "restore a version",
      async (_, id) =>
        expectDone(
          await restoreRevision(context(), anEditor, { id, version: 1, expectedVersion: await versionOf(id), ...form }),
        ),
    ],
    [
      "duplicate",
      async (number) => ids.set(`copy ${number}`, (await saved(context(), { content: planted(number) })).id),
    ],
    [
      "bin",
      async (number, id) =>
        expectDone(await binPlatform(context(), aPublisher, { id, reason: wordOf(number), ...form })),
    ],
    ["restore", async (_, id) => expectDone(await restorePlatform(context(), aPublisher, { id, ...form }))],
  ];
  const outside = new Map([...before]);
  for (const [name, work] of steps) {
    await forEach((number) => work(number, ids.get(`new ${number}`) ?? ""));
    const after = await answers();
    expect([name, leaks(after)]).toEqual([name, []]);
    for (const [question, answer] of outside)
      expect([name, question, after.get(question)]).toEqual([name, question, answer]);
  }
}, 300_000);

test("a draft of a public record leaves every byte as it was, and none of its words comes out when the record is taken away and brought back", async () => {
  await forEach(async (number) => {
    const { id } = await published(
      context(),
      aPlatform({ slug: publicSlug(number), name: `Open ${number}`, designation: `O-${number}` }),
    );
    ids.set(`public ${number}`, id);
  });
  const before = await answers();
  await forEach((number) =>
    saved(context(), { id: idOf(`public ${number}`), content: planted(number), expectedVersion: 1 }),
  );
  await forEach(async (number) =>
    expectDone(await submitDraft(context(), anEditor, { ...(await step(idOf(`public ${number}`))), ...form })),
  );
  expect(Object.fromEntries(await answers())).toEqual(Object.fromEntries(before));

  const steps: [string, (number: number, id: string) => Promise<unknown>][] = [
    [
      "rename",
      async (number, id) =>
        expectDone(await renamePlatform(context(), aPublisher, { id, to: `renamed-${number}`, ...form })),
    ],
    ["bin", async (_, id) => expectDone(await binPlatform(context(), aPublisher, { id, ...form }))],
    ["restore", async (_, id) => expectDone(await restorePlatform(context(), aPublisher, { id, ...form }))],
    ["unpublish", async (_, id) => expectDone(await unpublishPlatform(context(), aPublisher, { id, ...form }))],
  ];
  for (const [name, work] of steps) {
    await forEach((number) => work(number, idOf(`public ${number}`)));
    expect([name, leaks(await answers())]).toEqual([name, []]);
  }
}, 300_000);

test("what was public and is taken offline or binned is out of lists, search, facets, suggestions, exports and the index, rebuilt or not", async () => {
  await forEach(async (number) =>
    expectDone(await publishDraft(context(), aPublisher, await step(idOf(`copy ${number}`)))),
  );
  // The test can fail: now the words are to be found, in every kind of answer.
  const open = leaks(await answers());
  const kinds = ["list", "search", "suggest", "facet manufacturer", "csv", "ndjson", "GET", "record", "@2"];
  for (const kind of [...kinds, ...(context().index ? ["documents"] : [])])
    expect([kind, open.some((leak) => leak.includes(kind))]).toEqual([kind, true]);

  await forEach(async (number) => {
    expectDone(await unpublishPlatform(context(), aPublisher, { id: idOf(`copy ${number}`), ...form }));
  });
  expect(leaks(await answers())).toEqual([]);
  await forEach(async (number) => {
    expectDone(await publishDraft(context(), aPublisher, await step(idOf(`copy ${number}`))));
    expectDone(await binPlatform(context(), aPublisher, { id: idOf(`copy ${number}`), ...form }));
  });
  expect(leaks(await answers())).toEqual([]);
  if (context().index) await rebuildIndex(context());
  expect(leaks(await answers())).toEqual([]);
}, 300_000);
