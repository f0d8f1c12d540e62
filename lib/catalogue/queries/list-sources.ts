import type { Context } from "@/lib/catalogue/context";
import type { SourceFilter, SourceList } from "@/lib/core/source/source-works";
import { readSourceWorks } from "@/lib/store/source-works";

/** The sources of all published records, each work once. */
export const listSources = ({ store: { read } }: Pick<Context, "store">, filter: SourceFilter): Promise<SourceList> =>
  readSourceWorks(read, filter);
