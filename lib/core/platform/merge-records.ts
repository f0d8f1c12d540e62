import type { Platform } from "@/lib/core/platform/platform";

/** The winner of a merge with the loser's relations, each once, and without those that would lead to itself. */
export function mergedInto(winner: Platform, loser: Platform): Platform {
  const known = new Set(winner.related.map(({ kind, slug }) => `${kind} ${slug}`));
  const taken = loser.related.filter(({ kind, slug }) => slug !== winner.slug && !known.has(`${kind} ${slug}`));
  return { ...winner, related: [...winner.related, ...taken] };
}

/** A record that names another one at its new address wherever it named it at one of the old. */
export function renamedIn(record: Platform, from: ReadonlySet<string>, to: string): Platform {
  const present = (slug: string) => (from.has(slug) ? to : slug);
  const parent = record.parent === null ? null : present(record.parent);
  const seen = new Set<string>();
  return {
    ...record,
    parent: parent === record.slug ? null : parent,
    variants: record.variants.map((variant) => ({ ...variant, slug: variant.slug && present(variant.slug) })),
    related: record.related
      .map((relation) => ({ ...relation, slug: present(relation.slug) }))
      .filter(({ kind, slug }) => {
        const key = `${kind} ${slug}`;
        const isNew = slug !== record.slug && !seen.has(key);
        seen.add(key);
        return isNew;
      }),
  };
}
