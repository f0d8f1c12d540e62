import "server-only";

import { cache } from "react";

import { context } from "@/app/_server/context";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";

/** What the public finds at an address. Head and body of a page ask for the same record: it is read once a request. */
export const lookUpPlatform = cache(async (slug: string) => findPlatform(await context(), slug));
