import type { Reader } from "@/lib/store/store";

const KEY = "review: editors publish their own";

/** Whether editors may publish their own submissions. Off, unless an administrator of a small team has switched it on. */
export async function readOwnReview(read: Reader): Promise<boolean> {
  const row = await read.installation.findUnique({ where: { key: KEY } });
  return row?.value === "yes";
}

export const writeOwnReview = (tx: Reader, allowed: boolean): Promise<unknown> => {
  const value = allowed ? "yes" : "no";
  return tx.installation.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
};
