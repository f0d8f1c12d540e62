import "server-only";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import { identity } from "@/app/_server/identity";
import { isFromOwnPage } from "@/app/_server/visit";
import { findSession, type SignedIn } from "@/lib/auth/find-session";
import { findTokenActor } from "@/lib/auth/tokens";
import type { Actor } from "@/lib/core/access/access";
import { SIGNED_OUT, type Problem } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";

/** Where the proxy notes the address that was asked for. It is used for nothing but the way back after signing in. */
const PATH_HEADER = "x-path";

/** Who is signed in, with their session; null for everybody else, and for a form that another site sent. */
const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  if (!(await isFromOwnPage())) return null;
  return findSession(await identity(), (await headers()).get("cookie"));
});

/** Who acts: for pages and server actions that have something to say to strangers, too. */
export const findActor = async (): Promise<Actor | null> => (await findSignedIn())?.actor ?? null;

/** Who is signed in; everybody else is sent to sign in, and comes back here after it. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await findSignedIn();
  if (signedIn) return signedIn;
  return sendToSignIn();
}

/** Sends somebody to sign in, and back to where they are after it. With `typed` the page says how to come to what they had typed there:
 *  their browser has it, and no address does. */
export async function sendToSignIn({ typed = false } = {}): Promise<never> {
  const here = (await headers()).get(PATH_HEADER) ?? "/admin";
  redirect(`/sign-in?next=${encodeURIComponent(here)}${typed ? "&typed=yes" : ""}`);
}

/** Who acts; everybody else is sent to sign in. What they may do is decided in the use case. */
export const requireActor = async (): Promise<Actor> => (await requireSignedIn()).actor;

/** Whom a request's `Authorization: Bearer` stands for. Cookies count for nothing here, so no other site can use them. */
export async function actorOfToken(request: Request): Promise<Result<Actor, Problem>> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const actor = token ? await findTokenActor(await identity(), token) : null;
  return actor ? ok(actor) : fail(SIGNED_OUT);
}
