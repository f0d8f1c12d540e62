import type { Platform, Level } from "@/lib/core/platform/platform";
import type { RelationKind } from "@/lib/core/taxonomy/relation-kinds";
import type { Category } from "@/lib/core/taxonomy/categories";
import type { Status } from "@/lib/core/taxonomy/statuses";

/** What a link to another record shows beside its name. */
export type PlatformLink = {
  readonly slug: string;
  readonly name: string;
  readonly designation: string;
  readonly category: Category;
  readonly level: Level;
  readonly status: Status | null;
};

/** A record as the public reads it: its content, its version, and the records around it that exist and are published. */
export type PublishedPlatform = {
  readonly id: string;
  readonly version: number;
  /** ISO time of the last published change. */
  readonly updatedAt: string;
  readonly content: Platform;
  readonly parent: PlatformLink | null;
  /** Members of this family, or variants of this base model. */
  readonly children: readonly PlatformLink[];
  /** Others with the same parent. */
  readonly siblings: readonly PlatformLink[];
  /** Relations that this record states and, turned round, those that others state about it; each record once a kind. */
  readonly related: readonly { readonly kind: RelationKind; readonly note: string | null; readonly to: PlatformLink }[];
};

/** A published record as a comparison reads it. */
export type ComparedPlatform = Pick<PublishedPlatform, "id" | "version" | "content">;

/** What an address leads to. */
export type PlatformLookup =
  | { readonly kind: "found"; readonly platform: PublishedPlatform }
  | { readonly kind: "moved"; readonly slug: string }
  | { readonly kind: "removed" }
  | { readonly kind: "unknown" };

/** A dated event with the record that it belongs to, for lists across the catalogue. */
export type DatedEvent = {
  readonly platform: PlatformLink;
  readonly programme: { readonly operator: string; readonly services: readonly string[] };
  readonly event: Platform["programmes"][number]["events"][number];
  readonly sources: readonly Platform["sources"][number][];
};

/** The catalogue in numbers, for the home page. */
export type Overview = {
  readonly platforms: number;
  readonly programmes: number;
  readonly events: number;
  readonly sources: number;
  readonly operators: number;
  readonly latest: readonly DatedEvent[];
};
