import "server-only";

import type { ServerResponse } from "node:http";

/** A script of the framework's as React writes it into a page: fetched at once, run as soon as it is there. */
const SCRIPT = /<script (?=src="\/_next\/static\/)((?: ?(?:src|async|nonce)="[^"]*")+)><\/script>/g;
/** What has one of them fetched ahead. */
const AHEAD = /<link rel="preload" as="script"(?: (?:fetchPriority|nonce|href)="[^"]*")+\/>/g;

/**
 * Brings the scripts of the page to life: once the browser has painted, at once where nobody looks, and in any case soon after the page
 * is loaded. Those that come into the page later follow when it is complete; so do all where the browser does not tell of painting. In
 * the page itself, since a file would have to be fetched first. React and the loader of the bundles look for `src` and `async`, so that neither fetches a file a second time.
 */
const RUN_AFTER_PAINT = `(()=>{let d=document,on=0,run=()=>{on=1;for(const o of d.querySelectorAll("script[type=after-paint]")){const s=d.createElement("script");s.async=true;s.nonce=o.nonce;s.setAttribute("src",o.getAttribute("src"));o.replaceWith(s)}};addEventListener("DOMContentLoaded",()=>on&&run());addEventListener("load",()=>setTimeout(run,200));addEventListener("visibilitychange",run,{once:true});if(d.hidden)run();const P=self.PerformanceObserver;if(P?.supportedEntryTypes?.includes("paint"))new P(run).observe({type:"paint",buffered:true});else on=1})()`;

/**
 * Has the page that `response` carries fetch and run its scripts after its first paint (decision 027). Every page is complete without
 * them; as Next writes them they take their share of a slow line from the style sheet and the faces, and of the processor.
 *
 * Next has no setting for it. A tag that two pieces of the answer share is left as it is, and runs when it arrives.
 */
export function runScriptsAfterPaint(response: ServerResponse): void {
  const write = response.write.bind(response) as (piece: unknown, ...rest: unknown[]) => boolean;
  let isToldHow = false;
  const later = (_tag: string, attributes: string): string => {
    const nonce = / nonce="[^"]*"/.exec(attributes)?.[0] ?? "";
    const how = isToldHow ? "" : `<script${nonce}>${RUN_AFTER_PAINT}</script>`;
    isToldHow = true;
    return `${how}<script type="after-paint" ${attributes}></script>`;
  };
  const rewritten = (piece: Uint8Array): Uint8Array => {
    // Byte for byte: a letter may be cut in two where the piece ends.
    const markup = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
    return markup.includes('<script src="/_next/')
      ? Buffer.from(markup.replaceAll(AHEAD, "").replaceAll(SCRIPT, later), "latin1")
      : piece;
  };
  const isPage = () => String(response.getHeader("content-type")).startsWith("text/html");
  response.write = ((piece: unknown, ...rest: unknown[]) =>
    write(piece instanceof Uint8Array && isPage() ? rewritten(piece) : piece, ...rest)) as ServerResponse["write"];
}
