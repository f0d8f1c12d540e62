import { fullName } from "@/lib/core/platform/full-name";
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

/** A record in a few words; empty where it has neither designation nor name yet. */
export const shortTitle = (designation: string | null, name: string | null): string =>
  fullName({ designation: designation ?? "", name: name ?? "" });
