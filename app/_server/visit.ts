import "server-only";

import { cookies, headers } from "next/headers";

import { CONNECTION_HEADER } from "@/app/_server/mark-connection";
import type { Auth } from "@/lib/auth/auth";
import { signOut } from "@/lib/auth/sign-out";
import { deviceCookieName, pendingCookieName, type CookieToSet } from "@/lib/auth/session-cookies";
import { isOwnOrigin, visitorAddress, type Visit } from "@/lib/auth/visit";
import { env } from "@/lib/env";

/** What the present request tells of the browser that sent it. */
export async function currentVisit(): Promise<Visit> {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  const { trustProxy, publicUrl } = env();
  return {
    address: visitorAddress(sent.get(CONNECTION_HEADER), sent.get("x-forwarded-for"), trustProxy),
    userAgent: (sent.get("user-agent") ?? "").slice(0, 300),
    deviceId: jar.get(deviceCookieName(publicUrl))?.value.slice(0, 100) ?? null,
  };
}

/** What this browser's cookie says of the one-time code that is awaited; null when none is. */
export const pendingSecret = async (): Promise<string | null> =>
  (await cookies()).get(pendingCookieName(env().publicUrl))?.value.slice(0, 100) ?? null;

/** Whether the request comes from a page of ours, as far as its browser says where it comes from. */
export async function isFromOwnPage(): Promise<boolean> {
  const sent = await headers();
  return isOwnOrigin(sent.get("origin"), sent.get("host"), env().publicUrl);
}

/** Ends the session of this browser, and takes its cookie back. */
export async function endSessionHere(auth: Auth): Promise<void> {
  await setCookies(await signOut(auth, (await headers()).get("cookie")));
}

/** Gives the browser what signing in or out has made. */
export async function setCookies(made: readonly CookieToSet[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of made) jar.set(name, value, options);
}
