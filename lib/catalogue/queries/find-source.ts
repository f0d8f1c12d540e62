import type { Context } from "@/lib/catalogue/context";
import type { Platform } from "@/lib/core/platform/platform";
import type { SourceWork } from "@/lib/core/source/source-works";
import { readPublished } from "@/lib/store/published-platforms";
import { readSourceWork } from "@/lib/store/source-works";

/** Records whose claims are listed on one page. */
export const RECORDS_PER_PAGE = 50;

export type SourceUse = {
  readonly work: SourceWork;
  /** A page of the records that list it, by name, each with the ids under which it cites it. */
  readonly records: readonly { readonly content: Platform; readonly refs: readonly string[] }[];
};

/** A source across the catalogue with what rests on it; null where no published record lists it. */
export async function findSource(
  { store: { read } }: Pick<Context, "store">,
  key: string,
  page = 1,
): Promise<SourceUse | null> {
  const found = await readSourceWork(read, key);
  if (!found) return null;
  const shown = found.listedBy.slice((page - 1) * RECORDS_PER_PAGE, page * RECORDS_PER_PAGE);
  const stored = new Map(
    (await readPublished(read, { id: { in: shown.map(({ platformId }) => platformId) } })).map((one) => [one.id, one]),
  );
  return {
    work: found.work,
    records: shown.flatMap(({ platformId, refs }) => {
      const content = stored.get(platformId)?.content;
      return content ? [{ content, refs }] : [];
    }),
  };
}
