import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip, gunzipSync } from "node:zlib";

import { runScriptsAfterPaint } from "@/app/_server/scripts-after-paint";

const tag = (name: string) => `<script src="/_next/static/chunks/${name}.js" async="" nonce="bm9uY2U="></script>`;
const AHEAD = `<link rel="preload" as="script" fetchPriority="low" nonce="bm9uY2U=" href="/_next/static/chunks/a.js"/>`;
/** As React writes one, with what must be left alone: a script of ours, one for old browsers, letters of several bytes. */
const PAGE = `<!DOCTYPE html><html lang="hi"><head>${AHEAD}${tag("a")}${tag("b")}<script src="/_next/static/chunks/old.js" noModule="" nonce="bm9uY2U="></script></head><body><p>राफ़ेल, ₹ 5</p><script nonce="bm9uY2U=">self.__next_f.push([1,"\\u003cscript src=\\"/_next/static/chunks/c.js\\" async=\\"\\"\\u003e"])</script>${tag("d")}</body></html>`;

/** What a browser gets that asks a server which answers so. */
async function answered(answer: (response: ServerResponse) => void, method = "GET") {
  const server = createServer((_, response) => answer(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: "127.0.0.1", method, agent: false }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const pieces = (await response.toArray()) as Uint8Array[];
  server.close();
  return { body: Buffer.concat(pieces), status: response.statusCode, headers: response.headers };
}

function sendPage(response: ServerResponse, pieces: readonly Uint8Array[], type = "text/html; charset=utf-8"): void {
  response.setHeader("Content-Type", type);
  runScriptsAfterPaint(response);
  for (const piece of pieces) response.write(piece);
  response.end();
}

const inPieces = (...ends: readonly number[]): readonly Uint8Array[] => {
  const all = Buffer.from(PAGE);
  return [0, ...ends].map((from, at) => all.subarray(from, ends[at] ?? all.length));
};
const waiting = (page: string) => [...page.matchAll(/<script type="after-paint" src="([^"]+)"/g)].map(([, src]) => src);
const atOnce = (page: string) => [...page.matchAll(/<script src="([^"]+)"/g)].map(([, src]) => src);
const chunk = (name: string) => `/_next/static/chunks/${name}.js`;
const RUNNER = /<script nonce="bm9uY2U=">\(\(\)=>\{.*?\}\)\(\)<\/script>/g;

// Where the server cuts a page hangs on the length of its text: no place may lose a script, or have one run twice.
test("wherever a page is cut in two, each script stands once, waiting or as it was, and all else is as it was", async () => {
  const whole = Buffer.from(PAGE);
  const border = Array.from({ length: whole.length - 1 }, (_, at) => at + 1);
  const server = createServer((asked, response) => sendPage(response, inPieces(Number(asked.url?.slice(1)))));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const wrong: number[] = [];
  for (const at of border) {
    const page = await (await fetch(`http://127.0.0.1:${port}/${at}`)).text();
    const back = page
      .replace(RUNNER, "")
      .replaceAll('<script type="after-paint" src', "<script src")
      .replace(AHEAD, "");
    const all = [...waiting(page), ...atOnce(page)].sort().join();
    if (all !== [chunk("a"), chunk("b"), chunk("d"), chunk("old")].join() || back !== PAGE.replace(AHEAD, ""))
      wrong.push(at);
  }
  server.close();
  expect(wrong).toEqual([]);
});

test("in one piece, the framework's scripts wait, and the page is told once how they come to life, with its nonce", async () => {
  const { body } = await answered((response) => sendPage(response, inPieces()));
  const page = body.toString();
  expect(waiting(page)).toEqual(["a", "b", "d"].map(chunk));
  expect(atOnce(page)).toEqual([chunk("old")]);
  expect(page.match(RUNNER)).toHaveLength(1);
  expect(page.indexOf("after-paint]")).toBeLessThan(page.indexOf(chunk("a")));
  expect(page).not.toContain("preload");
});

test.each(["text/x-component", "application/json", "text/plain"])("an answer of %s is sent as it is", async (type) => {
  const { body } = await answered((response) => sendPage(response, inPieces(100), type));
  expect(body.toString()).toBe(PAGE);
});

test("what is squeezed on the way is rewritten before", async () => {
  const { body } = await answered((response) => {
    // As the framework's own compression does: in place of `write`, before a page is drawn.
    const squeezed = createGzip();
    const [write, end] = [response.write.bind(response), response.end.bind(response)];
    squeezed.on("data", (piece: Buffer) => write(piece)).on("end", () => end());
    response.write = ((piece: Uint8Array) => squeezed.write(piece)) as ServerResponse["write"];
    response.end = (() => squeezed.end()) as unknown as ServerResponse["end"];
    sendPage(response, inPieces(200));
  });
  expect(waiting(gunzipSync(body).toString())).toContain(chunk("d"));
});

test("an answer without a body, and one that leads elsewhere, are what they were", async () => {
  const head = await answered((response) => sendPage(response, inPieces()), "HEAD");
  expect([head.status, head.body.length, head.headers["content-type"]]).toEqual([200, 0, "text/html; charset=utf-8"]);
  const moved = await answered((response) => {
    runScriptsAfterPaint(response);
    response.writeHead(308, { Location: "/platforms" }).end();
  });
  expect([moved.status, moved.headers.location, moved.body.length]).toEqual([308, "/platforms", 0]);
});
