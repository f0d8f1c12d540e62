import { words } from "@/components/language/words";
import { PlatformLinks } from "@/components/platform/platform-links";
import { WayLink } from "@/components/ui/way-link";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";

/** Where the record stands among its kin, and its variants, with a record of their own or without. */
export function Family({ platform }: { platform: PublishedPlatform }) {
  const { text, prose } = words();
  const { content, parent, children, siblings } = platform;
  const linked = new Set(children.map((child) => child.slug));
  const variants = content.variants.filter((variant) => variant.slug === null || !linked.has(variant.slug));
  const groups = [
    { title: text(content.level === "variant" ? "family.base" : "family.family"), links: parent ? [parent] : [] },
    { title: text(content.level === "family" ? "family.members" : "family.recorded"), links: children },
    { title: text(content.level === "variant" ? "family.otherVariants" : "family.others"), links: siblings },
  ].filter((group) => group.links.length > 0);
  return (
    <>
      {groups.map((group) => (
        <div key={group.title} className="pt-4">
          <h3 className="text-sm">{group.title}</h3>
          <PlatformLinks links={group.links.map((to) => ({ to }))} />
        </div>
      ))}
      {variants.length > 0 ? (
        <div className="pt-4">
          <h3 className="text-sm">{text("family.variants")}</h3>
          <dl className="mt-1 text-sm">
            {variants.map((variant) => (
              <div
                key={variant.designation}
                className="grid gap-x-4 border-b border-rule py-2 sm:grid-cols-[12rem_minmax(0,1fr)]"
              >
                <dt className="designation text-base">
                  {variant.slug ? (
                    <WayLink href={`/platforms/${variant.slug}`}>{variant.designation}</WayLink>
                  ) : (
                    variant.designation
                  )}
                </dt>
                <dd>
                  {variant.note ? (
                    <span lang={prose}>{variant.note}</span>
                  ) : (
                    <span className="text-soft italic">{text("family.noNote")}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </>
  );
}

export const hasFamily = ({ content, parent, children, siblings }: PublishedPlatform): boolean =>
  parent !== null || children.length + siblings.length + content.variants.length > 0;
