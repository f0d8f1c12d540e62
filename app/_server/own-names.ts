import "server-only";

import { context } from "@/app/_server/context";
import { words } from "@/components/language/words";
import { findOwnNames } from "@/lib/catalogue/queries/find-own-names";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";
import type { Hit } from "@/lib/core/search/results";

type Named = { readonly slug: string; readonly name: string };

/** Gives records the name that they have in the language of the page, where they have one; to stand beside their designation. */
export async function inOwnNames<T extends Named>(list: readonly T[]): Promise<readonly T[]> {
  const { code, prose } = words();
  if (prose === undefined) return list;
  const names = await findOwnNames(
    await context(),
    code,
    list.map(({ slug }) => slug),
  );
  return list.map((one) => ({ ...one, name: names.get(one.slug) ?? one.name }));
}

/** The same for results: what the search marked in the other name is gone with it. */
export async function hitsInOwnNames(hits: readonly Hit[]): Promise<readonly Hit[]> {
  const named = await inOwnNames(hits);
  return named.map((hit, at) =>
    hit.name === hits[at]?.name ? hit : { ...hit, highlight: { ...hit.highlight, name: undefined } },
  );
}

/** The same for the records around one. Its own names stand in its content. */
export async function kinInOwnNames(platform: PublishedPlatform): Promise<PublishedPlatform> {
  const { parent, children, siblings, related } = platform;
  const kin = [...(parent ? [parent] : []), ...children, ...siblings, ...related.map(({ to }) => to)];
  const named = new Map((await inOwnNames(kin)).map((link) => [link.slug, link]));
  const own = <L extends Named>(link: L) => ({ ...link, name: named.get(link.slug)?.name ?? link.name });
  return {
    ...platform,
    parent: parent && own(parent),
    children: children.map(own),
    siblings: siblings.map(own),
    related: related.map((relation) => ({ ...relation, to: own(relation.to) })),
  };
}
