import type { Duplicate } from "@/components/admin/record/duplicate-hints";
import { shortTitle } from "@/components/admin/short-title";

type Found = {
  readonly id: string;
  readonly designation: string | null;
  readonly name: string | null;
  readonly slug: string;
  readonly state: string;
};

/** Likely duplicates as the hint shows them. */
export const toDuplicates = (found: readonly Found[]): Duplicate[] =>
  found.map(({ id, designation, name, slug, state }) => ({ id, title: shortTitle(designation, name) || slug, state }));
