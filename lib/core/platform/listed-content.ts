import type { Platform, PlatformName } from "@/lib/core/platform/platform";
import type { Spec } from "@/lib/core/platform/spec";
import type { Programme } from "@/lib/core/programme/programme";

type Event = Programme["events"][number];

/** An acquisition as lists and searches know it: without its sources, sums and words. */
export type ListedProgramme = Pick<
  Programme,
  "operator" | "services" | "status" | "route" | "asOf" | "ordered" | "delivered"
> & { readonly events: readonly Pick<Event, "type" | "date">[] };

/** What lists and searches know of a record: its content but for what only its own page shows. Every {@link Platform} is one. */
export type ListedContent = Pick<
  Platform,
  "slug" | "level" | "parent" | "designation" | "name" | "domain" | "category" | "roles" | "origin" | "summary"
> & {
  readonly names: readonly Pick<PlatformName, "text" | "kind">[];
  readonly manufacturers: readonly Pick<Platform["manufacturers"][number], "name">[];
  readonly introduced: { readonly year: number } | null;
  readonly specs: readonly Pick<Spec, "key" | "value" | "valueTo" | "unit">[];
  readonly variants: readonly Pick<Platform["variants"][number], "designation">[];
  readonly programmes: readonly ListedProgramme[];
};

/** A published record with that content. */
export type ListedPlatform = {
  readonly id: string;
  /** When what the public reads last changed. */
  readonly updatedAt: Date;
  readonly content: ListedContent;
};
