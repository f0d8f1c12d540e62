import type { Duplicate } from "@/components/admin/record/duplicate-hints";

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

/** A record in a few words: its name, with its designation where that does not stand in it. */
export const shortTitle = (designation: string | null, name: string | null): string =>
  (name ?? "").includes(designation ?? "") ? (name ?? "") : `${designation ?? ""} ${name ?? ""}`.trim();
