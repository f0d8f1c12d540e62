import "server-only";

import { context } from "@/app/_server/context";
import { readJson } from "@/app/_server/read-json";
import { ADDED_FIELDS, recordAnswer } from "@/app/_server/record-answer";
import { problem, refusal } from "@/app/_server/respond";
import { binPlatform } from "@/lib/catalogue/commands/bin-platform";
import { parsePublishable, publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { restorePlatform } from "@/lib/catalogue/commands/restore-platform";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { forbidden, invalid, notFound, slugTaken, stale, wrongState } from "@/lib/core/problems";

/** Creates a record, or replaces the version that If-Match names. Content that is there already makes no version. */
export async function putRecord(request: Request, slug: string, actor: Actor | null): Promise<Response> {
  const turnedAway = turnAway(actor);
  if (turnedAway || !actor) return turnedAway ?? signIn();
  const read = await readJson(request);
  if ("answer" in read) return read.answer;
  const record = parseRecord(read.body, slug);
  if (!record.ok) return refusal(record.problem);

  const catalogue = await context();
  const found = await findPlatform(catalogue, slug);
  if (found.kind === "removed") return gone(slug);
  if (found.kind === "moved") return refusal(slugTaken(slug));
  const current = found.kind === "found" ? found.platform.version : null;
  if (current !== null && request.headers.get("if-none-match")?.trim() === "*")
    return refusal(stale(slug, null, current));
  const expectedVersion = readIfMatch(request, current);
  if (expectedVersion === "missing") {
    if (current !== null)
      return problem(
        428,
        "Name the version that you replace",
        `Send If-Match: "${current}" if you have read version ${current}; else read the record first.`,
      );
  } else if (expectedVersion === "unreadable")
    return problem(
      400,
      "If-Match cannot be read",
      'It takes one version or ETag of this record, such as If-Match: "3".',
    );

  const published = await publishPlatforms(catalogue, actor, {
    via: "api",
    records: [{ record: record.value, expectedVersion: expectedVersion === "missing" ? null : expectedVersion }],
  });
  if (!published.ok) return refusal(published.problem);
  const isNew = published.value[0]?.outcome === "created";
  const after = await findPlatform(catalogue, slug);
  if (after.kind !== "found") return gone(slug);
  return recordAnswer(
    request,
    after.platform,
    isNew ? { status: 201, headers: { location: `/api/v1/platforms/${slug}` } } : {},
  );
}

/** Moves a record to the bin. If-Match is heeded where it is sent. */
export async function deleteRecord(request: Request, slug: string, actor: Actor | null): Promise<Response> {
  const turnedAway = turnAway(actor);
  if (turnedAway || !actor) return turnedAway ?? signIn();
  const catalogue = await context();
  const found = await findPlatform(catalogue, slug);
  if (found.kind === "removed") return gone(slug);
  if (found.kind !== "found") return refusal(notFound("platform", slug.slice(0, 80)));
  const expected = readIfMatch(request, found.platform.version);
  if (expected === "unreadable")
    return problem(400, "If-Match cannot be read", 'It takes one version or ETag, such as "3".');
  const version = expected === "missing" ? {} : { expectedVersion: expected };
  const binned = await binPlatform(catalogue, actor, { slug, via: "api", ...version });
  return binned.ok
    ? new Response(null, { status: 204, headers: { "cache-control": "no-store" } })
    : refusal(binned.problem);
}

/** Takes a record out of the bin. */
export async function restoreRecord(request: Request, slug: string, actor: Actor | null): Promise<Response> {
  const turnedAway = turnAway(actor);
  if (turnedAway || !actor) return turnedAway ?? signIn();
  const catalogue = await context();
  const found = await findPlatform(catalogue, slug);
  if (found.kind === "found") return refusal(wrongState(slug, "published", "in the bin"));
  if (found.kind !== "removed") return refusal(notFound("platform", slug.slice(0, 80)));
  const restored = await restorePlatform(catalogue, actor, { slug, via: "api" });
  if (!restored.ok) return refusal(restored.problem);
  const after = await findPlatform(catalogue, slug);
  if (after.kind === "found") return recordAnswer(request, after.platform);
  return Response.json({ slug, state: "draft" }, { headers: { "cache-control": "no-store" } });
}

const signIn = () => {
  const answer = problem(
    401,
    "Sign in",
    "Send Authorization: Bearer TOKEN. Tokens are made with npm run token, or by an administrator.",
  );
  answer.headers.set("www-authenticate", 'Bearer realm="catalogue"');
  return answer;
};

/** Turned away before the body is read: all of this takes the right to publish. */
const turnAway = (actor: Actor | null): Response | null =>
  !actor ? signIn() : can(actor, "platform:publish") ? null : refusal(forbidden("platform:publish"));

const gone = (slug: string) =>
  problem(
    410,
    "The record was removed",
    `"${slug}" is in the bin. POST /api/v1/platforms/${slug}/restore brings it back.`,
  );

function parseRecord(body: unknown, slug: string) {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return { ok: false, problem: invalid([{ path: "", message: "Send one record as an object" }]) } as const;
  const added: readonly string[] = ADDED_FIELDS;
  const own = Object.fromEntries(Object.entries(body).filter(([field]) => !added.includes(field)));
  if ("slug" in own && own.slug !== slug)
    return {
      ok: false,
      problem: invalid([{ path: "slug", message: `Must be "${slug}", as in the address` }]),
    } as const;
  return parsePublishable({ ...own, slug });
}

/** The version that If-Match names: `"3"`, or an ETag that begins with it. Any of several will do; `*` names none. */
function readIfMatch(request: Request, current: number | null): number | "missing" | "unreadable" {
  const header = request.headers.get("if-match")?.trim() ?? "";
  if (header === "" || header === "*") return "missing";
  const versions = header
    .split(",")
    .map((tag) => Number(/^(?:W\/)?"?(\d{1,9})(?:-[\w-]*)?"?$/.exec(tag.trim())?.[1] ?? NaN));
  if (versions.some(Number.isNaN)) return "unreadable";
  return versions.find((version) => version === current) ?? versions[0] ?? "unreadable";
}
