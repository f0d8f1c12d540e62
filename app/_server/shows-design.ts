import "server-only";

import { env } from "@/lib/env";

/** Whether /design is there: while the site is developed, and where the operator allows it. */
export const showsDesign = (): boolean => env().designPage;
