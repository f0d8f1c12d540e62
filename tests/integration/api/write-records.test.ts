import { apiDescription } from "@/app/_server/api-description";
import { deleteRecord, putRecord, restoreRecord } from "@/app/_server/write-record";
import { DELETE, GET, PUT } from "@/app/api/v1/platforms/[slug]/route";
import { POST } from "@/app/api/v1/platforms/[slug]/restore/route";
import { openAuth } from "@/lib/auth/auth";
import { createToken, revokeToken } from "@/lib/auth/tokens";
import { CONSOLE_ACTOR, type Actor } from "@/lib/core/access/access";
import { problemSchema, publishedRecordSchema } from "@/lib/core/search/results-schema";
import { unpublishPlatform } from "@/lib/catalogue/commands/unpublish-platform";
import { aPlatform } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { anEditor, aPublisher, expectDone, saved } from "@/tests/support/desk";
import { everyRow } from "@/tests/support/every-row";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { serveFrom, serveIdentity } from "@/tests/support/web-context";

let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
  serveFrom(catalogue.context);
});
afterAll(() => catalogue.close());
beforeEach(() => catalogue.sql("TRUNCATE platform, outbox_note CASCADE"));

const ADDRESS = "http://localhost/api/v1/platforms/sample-frigate";
const request = (method: string, body?: unknown, headers: Record<string, string> = {}) =>
  new Request(ADDRESS, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const slug = "sample-frigate";
const put = (body: unknown, headers: Record<string, string> = {}, actor: Actor | null = aPublisher) =>
  putRecord(request("PUT", body, headers), slug, actor);
const remove = (headers: Record<string, string> = {}, actor: Actor | null = aPublisher) =>
  deleteRecord(request("DELETE", undefined, headers), slug, actor);
const restore = (actor: Actor | null = aPublisher) => restoreRecord(request("POST"), slug, actor);
const get = (headers: Record<string, string> = {}) =>
  GET(request("GET", undefined, headers), { params: Promise.resolve({ slug }) });
const problemOf = async (answer: Response) => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  return problemSchema.parse(await answer.json());
};
const nothing = async (work: () => Promise<unknown>) => {
  const before = await everyRow(catalogue.pool);
  await work();
  expect({ ...(await everyRow(catalogue.pool)), audit_entry: before.audit_entry }).toEqual(before);
};
const revisions = () => catalogue.sql(`SELECT version, action, via, "by" FROM revision ORDER BY version`);

test("a record is created with 201, read back, sent back with its ETag or version, and replaced with 200", async () => {
  const created = await put(aPlatform());
  expect([created.status, created.headers.get("location")]).toEqual([201, "/api/v1/platforms/sample-frigate"]);
  const read = publishedRecordSchema.parse(await created.json());

  // As it was read, with what the read added.
  const replaced = await put({ ...read, summary: "Changed." }, { "if-match": created.headers.get("etag")! });
  expect([replaced.status, await replaced.json()]).toMatchObject([200, { version: 2, summary: "Changed." }]);
  const again = await put({ ...aPlatform(), summary: "Changed again." }, { "if-match": '"2"' });
  expect([again.status, await again.json()]).toMatchObject([200, { version: 3 }]);
  expect(await revisions()).toEqual(
    [1, 2, 3].map((version) => ({ version, action: "publish", via: "api", by: "user:ravi" })),
  );
});

test("content that is there already makes no version", async () => {
  await put(aPlatform());
  await nothing(async () => {
    const answer = await put(aPlatform(), { "if-match": '"1"' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { version: 1 }]);
  });
});

test("replacing without a version is refused with 428, from another one with 412, and writes nothing", async () => {
  await put(aPlatform());
  await put({ ...aPlatform(), summary: "Second." }, { "if-match": '"1"' });
  await nothing(async () => {
    for (const [headers, status] of [
      [{}, 428],
      [{ "if-match": "*" }, 428],
      [{ "if-match": '"1"' }, 412],
      [{ "if-match": '"9"' }, 412],
      [{ "if-match": "yesterday" }, 400],
      [{ "if-none-match": "*" }, 412],
    ] as const) {
      const answer = await put(aPlatform(), headers);
      expect([headers, (await problemOf(answer)).status]).toEqual([headers, status]);
    }
  });
  expect((await put({ ...aPlatform(), summary: "Third." }, { "if-match": '"1", "2"' })).status).toBe(200);
});

test("a version that is named for a record that is not there is refused with 412", async () => {
  await nothing(async () => expect((await put(aPlatform(), { "if-match": '"1"' })).status).toBe(412));
});

test("a stranger gets 401 with the way to sign in, and a role that may not publish 403; neither writes", async () => {
  await put(aPlatform());
  await nothing(async () => {
    for (const act of [() => put({}, {}, null), () => remove({}, null), () => restore(null)]) {
      const answer = await act();
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="catalogue"']);
    }
    for (const actor of [anActor({ role: "viewer" }), anEditor])
      for (const act of [() => put(aPlatform(), {}, actor), () => remove({}, actor), () => restore(actor)])
        expect((await problemOf(await act())).status).toBe(403);
  });
});

test("the routes know a token's role, and let in nobody whose token is wrong, or revoked", async () => {
  const auth = openAuth({
    ...catalogue.context,
    secret: "a secret of the tests, long enough to sign with",
    publicUrl: "http://localhost",
  });
  serveIdentity(auth);
  const { id, token } = expectDone(await createToken(auth, CONSOLE_ACTOR, { name: "A program", role: "publisher" }));
  const { token: ofEditor } = expectDone(await createToken(auth, CONSOLE_ACTOR, { name: "Another", role: "editor" }));
  const params = { params: Promise.resolve({ slug }) };
  const send = async (method: "PUT" | "DELETE" | "POST", authorization: string) => {
    const sent = request(method, method === "PUT" ? aPlatform() : undefined, { authorization });
    return (await { PUT, DELETE, POST }[method](sent, params)).status;
  };
  expect([await send("PUT", "Bearer nonsense"), await send("PUT", `Basic ${token}`)]).toEqual([401, 401]);
  expect(await send("PUT", `Bearer ${ofEditor}`)).toBe(403);
  expect(await send("PUT", `Bearer ${token}`)).toBe(201);
  expect([await send("DELETE", `Bearer ${token}`), await send("POST", `Bearer ${token}`)]).toEqual([204, 200]);
  expect(await catalogue.sql(`SELECT DISTINCT "by" FROM revision`)).toEqual([{ by: `token:${id}` }]);
  expectDone(await revokeToken(auth, CONSOLE_ACTOR, id));
  expect(await send("DELETE", `Bearer ${token}`)).toBe(401);
});

test("a record that is not valid is refused with every problem at its field", async () => {
  await nothing(async () => {
    const answer = await put({
      ...aPlatform(),
      name: "",
      category: "frigat",
      programmes: [{ ...aPlatform().programmes[0], sources: [] }],
      extra: 1,
    });
    const { status, errors } = await problemOf(answer);
    expect([status, errors!.map(({ field }) => field).sort()]).toEqual([
      422,
      ["", "category", "name", "programmes.0.sources"],
    ]);
  });
});

// A form, a file and a program are told the same of the same field, in words for people.
test("what is missing or of another kind is told in our own words", async () => {
  const answer = await put({ ...aPlatform(), designation: undefined, name: 7, category: "frigat" });
  const { errors } = await problemOf(answer);
  expect(errors!.map(({ field, detail }) => [field, detail])).toEqual([
    ["designation", "Fill this in"],
    ["name", "This is not of the kind that the field takes"],
    ["category", expect.stringContaining('"frigate"')],
  ]);
});

test.each<[string, unknown, Record<string, string>, number]>([
  ["text that is no JSON", "{", {}, 400],
  ["a list", [], {}, 422],
  ["nothing", "", {}, 400],
  ["another address than its own", { ...aPlatform(), slug: "other" }, {}, 422],
  ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["more than 1 MB", { ...aPlatform(), summary: "x".repeat(1_100_000) }, {}, 413],
  ["a polluted prototype", '{"__proto__":{"slug":"x"}}', {}, 422],
])("%s is refused and nothing is written", async (_, body, headers, status) => {
  await nothing(async () => expect((await problemOf(await put(body, headers))).status).toBe(status));
});

test("a body is cut off at 1 MB even when its length is not told", async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 64 * 1024;
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
    },
  });
  const endless = new Request(ADDRESS, {
    method: "PUT",
    body,
    headers: { "content-type": "application/json" },
    duplex: "half",
  } as RequestInit);
  expect((await putRecord(endless, slug, aPublisher)).status).toBe(413);
  expect(sent).toBeLessThan(1_500_000);
});

test("a deleted record answers 410 until it is restored, and then as before", async () => {
  await put(aPlatform());
  expect((await remove({ "if-match": '"7"' })).status).toBe(412);
  expect((await remove({ "if-match": '"1"' })).status).toBe(204);
  expect((await get()).status).toBe(410);
  expect((await remove()).status).toBe(410);
  expect((await put(aPlatform())).status).toBe(410);

  const restored = await restore();
  expect([restored.status, await restored.json()]).toMatchObject([200, { version: 3, name: "Sample frigate" }]);
  expect((await get()).status).toBe(200);
  expect((await restore()).status).toBe(409);
  expect((await remove()).status).toBe(204);
});

test("a record that was taken offline is unknown to the API, and its address is taken", async () => {
  await put(aPlatform());
  expectDone(await unpublishPlatform(catalogue.context, aPublisher, { slug, via: "form" }));
  expect([
    (await get()).status,
    (await remove()).status,
    (await restore()).status,
    (await put(aPlatform())).status,
  ]).toEqual([404, 404, 404, 409]);
});

// A client that polls must not see that somebody is drafting, and one that replaces must not be told of versions that it cannot read.
test("saving a draft moves neither ETag nor version, and does not stand in the way of replacing", async () => {
  await put(aPlatform());
  const { id } = (await (await get()).json()) as { id: string };
  const etag = (await get()).headers.get("etag")!;
  await saved(catalogue.context, { id, content: aPlatform({ summary: "Drafted." }), expectedVersion: 1 });
  expect((await get({ "if-none-match": etag })).status).toBe(304);
  expect((await put({ ...aPlatform(), summary: "By the API." }, { "if-match": etag })).status).toBe(200);
});

test("the OpenAPI document describes every way to write", () => {
  const { paths } = apiDescription();
  expect(Object.keys(paths["/api/v1/platforms/{slug}"])).toEqual(["get", "put", "delete"]);
  expect(Object.keys(paths["/api/v1/platforms/{slug}/restore"])).toEqual(["post"]);
});
