"use server";

import { redirect } from "next/navigation";

import { identity } from "@/app/_server/identity";
import { endSessionHere } from "@/app/_server/visit";
import { requireSignedIn } from "@/app/_server/require-actor";

export async function signOutHere(): Promise<void> {
  await requireSignedIn();
  await endSessionHere(await identity());
  redirect("/sign-in");
}
