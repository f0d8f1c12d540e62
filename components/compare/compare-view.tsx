import { words } from "@/components/language/words";
import { AddPlatform } from "@/components/compare/add-platform";
import { CompareTable } from "@/components/compare/compare-table";
import { NoticeList } from "@/components/ui/notice-list";
import { WayLink } from "@/components/ui/way-link";
import type { Comparison } from "@/lib/core/compare/compare-address";
import { COMPARE_MAX, compareHref } from "@/lib/core/compare/compare-address";
import type { ComparedPlatform } from "@/lib/core/platform/published-platform";
import type { Suggestion } from "@/lib/core/search/results";

type Props = {
  readonly comparison: Comparison;
  readonly platforms: readonly ComparedPlatform[];
  readonly notices: readonly string[];
  /** Records that what was typed may mean. */
  readonly offers: readonly Suggestion[];
};

/** Two to five records side by side. Every state of the page is an address: it can be sent and kept. */
export function CompareView({ comparison, platforms, notices, offers }: Props) {
  const { text } = words();
  const slugs = platforms.map(({ content }) => content.slug);
  const { onlyDifferences } = comparison;
  return (
    <div className="frame space-y-5 pt-6">
      <h1 className="text-xl text-balance">
        {platforms.length > 0 ? `${text("compare.before")} ` : text("compare.empty")}
        {platforms.map(({ content }, at) => (
          <span key={content.slug}>
            {at > 0 ? ", " : null}
            <span className="whitespace-nowrap">{content.designation}</span>
          </span>
        ))}
      </h1>
      <NoticeList title={text("notices.title")} notices={notices} />
      {platforms.length < 2 ? (
        <p className="max-w-[70ch]">
          {platforms.length > 0 ? (
            text("compare.addOne")
          ) : (
            <>
              {text("compare.start")} <WayLink href="/platforms">{text("compare.lookThrough")}</WayLink>
            </>
          )}
        </p>
      ) : null}
      {platforms.length < COMPARE_MAX ? (
        <AddPlatform comparison={{ ...comparison, slugs }} offers={offers} />
      ) : (
        <p className="text-sm text-soft no-print">{text("compare.full", { max: COMPARE_MAX })}</p>
      )}
      {platforms.length > 0 ? (
        <>
          {platforms.length > 1 ? (
            <nav aria-label={text("compare.rows")} className="flex text-sm no-print">
              {[false, true].map((only) => (
                <WayLink
                  key={String(only)}
                  href={compareHref({ slugs, onlyDifferences: only })}
                  scroll={false}
                  rel="nofollow"
                  aria-current={only === onlyDifferences ? "true" : undefined}
                  className="button -ml-px rounded-none px-3 first:ml-0 aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent"
                >
                  {text(only ? "compare.differences" : "compare.all")}
                </WayLink>
              ))}
            </nav>
          ) : null}
          <CompareTable platforms={platforms} onlyDifferences={onlyDifferences && platforms.length > 1} />
        </>
      ) : null}
    </div>
  );
}
