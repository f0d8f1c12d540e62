import { words } from "@/components/language/words";
import { PlatformLinks } from "@/components/platform/platform-links";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";

/** Other records by how they relate. */
export function Related({ related }: { related: PublishedPlatform["related"] }) {
  return RELATION_KINDS.entries
    .map((kind) => ({ ...kind, links: related.filter((relation) => relation.kind === kind.code) }))
    .filter((kind) => kind.links.length > 0)
    .map((kind) => (
      <div key={kind.code} className="pt-4">
        <h3 className="text-sm" title={words().definition("relation", kind.code) ?? undefined}>
          {words().label("relation", kind.code)}
        </h3>
        <PlatformLinks links={kind.links} />
      </div>
    ));
}
