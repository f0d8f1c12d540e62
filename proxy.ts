import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";

/** Sends every page with a content security policy of its own and the other protective headers.
 *  It guards browsers, not records: who may do what is decided in the use cases. */
export function proxy(request: NextRequest): NextResponse {
  // Next draws a page whatever it was asked to do with it, and whoever asked for a deletion would be told that all went well.
  const isFile = request.nextUrl.pathname.includes(".") || request.nextUrl.pathname.startsWith("/pictures/");
  if (!isFile && !["GET", "HEAD", "POST"].includes(request.method))
    return new NextResponse(null, { status: request.method === "OPTIONS" ? 204 : 405, headers: { allow: OF_PAGES } });

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");

  // Next reads the nonce from the policy of the request and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // The way back after signing in.
  const path = new URL(request.nextUrl);
  path.searchParams.delete("_rsc");
  headers.set("x-path", path.pathname + path.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("X-Frame-Options", "DENY");
  response.headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  response.headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  // The desk, the way to it and what a reader has reported are nobody's search result, and belong to whoever they were made for.
  if (/^\/(admin|sign-in|access|([a-z]{2}\/)?reports)(\/|$)/.test(request.nextUrl.pathname)) {
    response.headers.set("X-Robots-Tag", "noindex, nofollow");
    response.headers.set("Referrer-Policy", "same-origin");
  }
  return response;
}

/** What can be done to a page. Forms that work without scripts are posted to the page they stand on. Files say themselves what they take. */
const OF_PAGES = "OPTIONS, GET, HEAD, POST";

/** In development React needs `eval` and the error overlay needs inline styles; a nonce beside `unsafe-inline` would void it. */
function contentSecurityPolicy(nonce: string, development: boolean): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`;
  const styles = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  // Built files and answers for machines carry no markup; next.config.js gives the latter their headers without this detour,
  // which costs a quick answer a third of its time. An upload streams past it: on this way its body would be held, and cut off.
  matcher: ["/((?!_next/static|_next/image|api/|admin/(?:imports|platforms/[^/]+/pictures)/upload$).*)"],
};
