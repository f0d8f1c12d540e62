import "server-only";

import { createHash } from "node:crypto";

import { wordsOf } from "@/app/_server/problems";
import type { Problem } from "@/lib/core/problems";
import type { Notice } from "@/lib/core/search/url-codec";
import { logger } from "@/lib/log";

type Extra = Readonly<Record<string, unknown>>;

type Answer = {
  /** What stays the same between two equal reads, where that is not the body itself. */
  readonly etagOf?: string;
  readonly etagPrefix?: string;
  readonly status?: number;
  readonly headers?: Record<string, string>;
};

/** A JSON answer with an ETag; 304 when the client has it already. */
export const json = (request: Request, body: unknown, answer: Answer = {}): Response =>
  jsonText(request, JSON.stringify(body), answer);

/** As {@link json}, of a body that is written already. */
export const jsonText = (request: Request, body: string, answer: Answer = {}): Response =>
  text(request, body, "application/json", answer);

/** An answer of any kind, with an ETag like every read. */
export function text(
  request: Request,
  body: string,
  type: string,
  { etagOf = body, etagPrefix = "", status = 200, headers = {} }: Answer = {},
): Response {
  const etag = etagFor(etagOf, etagPrefix);
  const all = { etag, ...REVALIDATE, ...headers };
  return hasAlready(request, etag)
    ? new Response(null, { status: 304, headers: all })
    : // Whoever asks knows by the length that it is there; sent in chunks, it would be only with the last, empty one.
      new Response(body, {
        status,
        headers: { "content-type": type, "content-length": String(Buffer.byteLength(body)), ...all },
      });
}

/** Kept by caches, and asked for again each time: the ETag makes that cheap. */
const REVALIDATE = { "cache-control": "no-cache" };

const etagFor = (said: string, prefix = "") =>
  `"${prefix}${createHash("sha256").update(said).digest("base64url").slice(0, 27)}"`;

function hasAlready(request: Request, etag: string): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const known = request.headers
    .get("if-none-match")
    ?.split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  return known?.some((tag) => tag === etag || tag === "*") ?? false;
}

/** An error by RFC 9457. `extra` holds members of its own, such as the list of wrong parameters. */
export const problem = (status: number, title: string, detail: string, extra: Extra = {}): Response =>
  Response.json(
    { type: "about:blank", title, status, detail, ...extra },
    { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
  );

/** The answer about an expected failure. What is not valid is named field by field. */
export function refusal(failed: Problem): Response {
  const { status, title, detail } = wordsOf(failed);
  const errors =
    failed.kind === "invalid"
      ? { errors: failed.issues.map(({ path, message }) => ({ field: path, detail: message })) }
      : {};
  return problem(status, title, detail, errors);
}

/** Sends whoever posted a form on to a page, by its path: behind a proxy this process does not know its own address. */
export const seeOther = (location: string): Response => new Response(null, { status: 303, headers: { location } });

/** The answer about a record that the public once found and no longer does. */
export const removedProblem = (slug: string): Response =>
  problem(410, "The record was removed", `"${slug}" is no longer in the catalogue.`);

/** The answer to parameters that cannot be used: each is named, with what it takes. */
export const badParameters = (notices: readonly Notice[]): Response =>
  problem(400, "A parameter cannot be used", notices.map((notice) => notice.message).join("; "), {
    errors: notices.map(({ param, raw, message }) => ({ parameter: param, value: raw, detail: message })),
  });

/** Runs a handler. What it throws is logged in full and answered without a word of its inside. */
export function guarded<A extends readonly unknown[]>(
  handler: (request: Request, ...rest: A) => Promise<Response>,
): (request: Request, ...rest: A) => Promise<Response> {
  return async (request, ...rest) => {
    try {
      return await handler(request, ...rest);
    } catch (error) {
      logger().error({ err: error, path: new URL(request.url).pathname }, "A request failed");
      return problem(
        503,
        "The catalogue cannot answer now",
        "The database or the search engine is away. Try again in a moment; operators find the cause with npm run doctor.",
      );
    }
  };
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];
type Handler = () => Response;

/**
 * Handlers for the methods that an address has not, in our format and with the methods that it has: Next's own answer names none
 * (RFC 9110, 15.5.6). A route exports those of them that it does not answer itself, and OPTIONS, which says the same without an error.
 * @param has the methods that the address does answer; HEAD goes with GET, as Next does it
 */
export function otherMethods(...has: readonly Method[]): Readonly<Record<Method, Handler>> {
  const allow = ["OPTIONS", ...has.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))].join(", ");
  const refuse = () => {
    const answer = problem(405, "This address does not take that method", `It takes ${allow}.`);
    answer.headers.set("allow", allow);
    return answer;
  };
  const tell = () => new Response(null, { status: 204, headers: { allow } });
  return Object.fromEntries(METHODS.map((method) => [method, method === "OPTIONS" ? tell : refuse])) as Record<
    Method,
    Handler
  >;
}
