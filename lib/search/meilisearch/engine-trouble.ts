/** Whether a failure says nothing about what was sent: the server gave no answer, is in trouble of its own, or does not let us in.
 *  The same request may succeed later. Errors are told by name: the site's bundles each hold classes of their own. */
export function isEngineTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (/^Meilisearch(Request|RequestTimeOut|TaskTimeOut)Error$/.test(error.name)) return true;
  if (error.name === "TaskFailed") return "isRefusal" in error && error.isRefusal === false;
  return error.name === "MeilisearchApiError" && isTrouble(statusOf(error));
}

/** Whether the server answers that there is no such index. */
export const isMissingIndex = (error: unknown): boolean =>
  error instanceof Error && error.name === "MeilisearchApiError" && statusOf(error) === 404;

const statusOf = (error: Error) =>
  "response" in error && error.response instanceof Response ? error.response.status : 0;

/** Refused keys (401, 403), too many requests at once (408, 429), and the server's own failures. */
const isTrouble = (status: number) => status >= 500 || [401, 403, 408, 429].includes(status);
