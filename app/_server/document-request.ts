import "server-only";

import { headers } from "next/headers";

/** Whether a browser opens a page, rather than a script asking for a part of one: only the former wants HTML. */
export const isDocumentRequest = async (): Promise<boolean> =>
  ((await headers()).get("accept") ?? "").includes("text/html");
