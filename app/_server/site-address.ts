import "server-only";

import { env } from "@/lib/env";

/** Where readers reach the site: the base of absolute links. */
export const siteAddress = (): URL => new URL(env().publicUrl);
