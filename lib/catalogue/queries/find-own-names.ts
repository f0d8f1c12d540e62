import type { Context } from "@/lib/catalogue/context";
import { readOwnNames } from "@/lib/store/own-names";

/** What these records are called in a language, where they say so. Asks nothing for no records. */
export const findOwnNames = async (
  { store: { read } }: Pick<Context, "store">,
  language: string,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  slugs.length === 0 ? new Map() : readOwnNames(read, language, [...new Set(slugs)]);
