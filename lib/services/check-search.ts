import { OperatorError } from "@/lib/operator-error";

/**
 * Sees that the Meilisearch in MEILI_URL takes our key.
 * @returns what is wrong with it, or null. Nothing is thrown: PostgreSQL answers searches while Meilisearch is away.
 */
export async function checkSearch({ url, key }: { url: string; key: string }): Promise<OperatorError | null> {
  const meanwhile = "Searches are answered by PostgreSQL until then";
  const status = await statusOf(`${url}/indexes?limit=1`, key);
  if (status === 200) return null;
  if (status === 401 || status === 403) {
    return new OperatorError(
      `MEILI_KEY is refused by the Meilisearch at "${url}" (${status}); it takes the master key or an admin key.`,
      `Fix it in .env. ${meanwhile}.`,
    );
  }
  return new OperatorError(
    `MEILI_URL is "${url}"; ${status === null ? "nothing answers there" : `what answers there (${status}) is no Meilisearch`}.`,
    `Start that Meilisearch, or correct MEILI_URL in .env; without it an embedded one is used. ${meanwhile}.`,
  );
}

async function statusOf(url: string, key: string): Promise<number | null> {
  try {
    const headers = key === "" ? undefined : { authorization: `Bearer ${key}` };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
