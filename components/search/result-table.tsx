import { words } from "@/components/language/words";
import type { TextKey } from "@/lib/core/language/language";
import { StatusMark } from "@/components/programme/status-mark";
import { operatorOf, originOf } from "@/components/search/describe-hit";
import { Highlighted, nameSegments } from "@/components/search/highlighted";
import { Segments } from "@/components/search/segments";
import { WayLink } from "@/components/ui/way-link";
import type { Hit } from "@/lib/core/search/results";
import type { SearchState, Sort } from "@/lib/core/search/search-state";
import { withChange } from "@/lib/core/search/search-state";
import { searchHref } from "@/lib/core/search/url-codec";

type Column = {
  readonly label: TextKey;
  readonly up: Sort | null;
  readonly down: Sort | null;
  readonly figures?: true;
};

const NAME: Column = { label: "column.platform", up: "name", down: "-name" };
const COLUMNS: readonly Column[] = [
  { label: "column.status", up: null, down: null },
  { label: "column.operator", up: null, down: null },
  { label: "column.ordered", up: null, down: null, figures: true },
  { label: "column.delivered", up: null, down: null, figures: true },
  { label: "column.asOf", up: null, down: null, figures: true },
  { label: "column.category", up: null, down: null },
  { label: "column.origin", up: null, down: null },
  { label: "column.introduced", up: "introduced", down: "-introduced", figures: true },
];
/** There where the rows stand in its order: all ten would not fit beside the filters. */
const CHANGED: Column = { label: "column.changed", up: null, down: "-updated", figures: true };

/** Results side by side. It scrolls in a region of its own that the keyboard can reach; head and names stay in sight. */
export function ResultTable({ hits, state }: { hits: readonly Hit[]; state: SearchState }) {
  const { label, date } = words();
  const isByChange = state.sort === CHANGED.down;
  return (
    <div
      role="region"
      aria-labelledby="results"
      tabIndex={0}
      className="relative max-h-[85vh] overflow-auto border border-rule print:max-h-none print:overflow-visible print:border-0"
    >
      <table className="w-full border-separate border-spacing-0 text-sm print:text-xs">
        <thead>
          <tr>
            <HeadCell column={NAME} state={state} className="left-0 z-10 border-r text-left whitespace-nowrap" />
            {[...COLUMNS, ...(isByChange ? [CHANGED] : [])].map((column) => (
              <HeadCell
                key={column.label}
                column={column}
                state={state}
                className={column.figures ? "text-right" : "text-left"}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {hits.map((hit) => (
            <tr key={hit.slug} className="group">
              <th
                scope="row"
                className={`${CELL} sticky left-0 min-w-36 border-r bg-paper text-left font-normal group-hover:bg-well sm:min-w-40 print:min-w-0`}
              >
                <WayLink href={hit.url} className="block text-ink no-underline">
                  <span className="designation mr-2 text-base">
                    <Highlighted hit={hit} field="designation" />
                  </span>{" "}
                  <span className="font-sans">
                    <Segments of={nameSegments(hit) ?? []} />
                  </span>
                </WayLink>
              </th>
              <td className={TEXT_CELL}>
                {hit.headline ? (
                  <StatusMark status={hit.headline.status} label={label("status", hit.headline.status)} />
                ) : (
                  <Blank />
                )}
              </td>
              <td className={`${CELL} min-w-28 print:min-w-0`}>
                {hit.headline ? operatorOf(hit.headline) : <Blank />}
              </td>
              <td className={FIGURE_CELL}>
                <Count of={hit.headline?.ordered ?? null} />
              </td>
              <td className={FIGURE_CELL}>
                <Count of={hit.headline?.delivered ?? null} />
              </td>
              <td className={FIGURE_CELL}>{hit.headline ? date(hit.headline.asOf) : <Blank />}</td>
              <td className={TEXT_CELL}>{label("category", hit.category)}</td>
              <td className={CELL}>{originOf(hit) || <Blank />}</td>
              <td className={FIGURE_CELL}>{hit.introduced ?? <Blank />}</td>
              {isByChange ? <td className={FIGURE_CELL}>{date(hit.updated.slice(0, 10))}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CELL = "h-9 border-b border-rule px-1.5 py-1.5 group-hover:bg-well first:pl-3 last:pr-3";
/** What is a word or three may take two lines: that spares the eye the way along the row. */
const TEXT_CELL = `${CELL} min-w-24 print:min-w-0`;
const FIGURE_CELL = `${CELL} text-right whitespace-nowrap`;

function HeadCell({ column, state, className }: { column: Column; state: SearchState; className: string }) {
  const { label, up, down } = column;
  const direction = state.sort === up ? "ascending" : state.sort === down ? "descending" : undefined;
  const next = direction === "ascending" ? (down ?? up) : (up ?? down);
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`sticky top-0 h-11 border-b border-rule bg-well px-1.5 first:pl-3 last:pr-3 ${className}`}
    >
      {next ? (
        <WayLink
          href={searchHref(withChange(state, { sort: next }))}
          scroll={false}
          rel="nofollow"
          className="inline-flex min-h-11 items-center gap-1 text-ink"
        >
          {words().text(label)}
          <span aria-hidden="true" className="w-3 text-center text-accent">
            {direction === "ascending" ? "↑" : direction === "descending" ? "↓" : "↕"}
          </span>
        </WayLink>
      ) : (
        words().text(label)
      )}
    </th>
  );
}

/** What no source states. Never a zero. */
const Count = ({ of }: { of: number | null }) => (of === null ? <Blank /> : words().figure(of));

const Blank = () => (
  <span className="text-soft">
    <span aria-hidden="true">–</span>
    <span className="sr-only">{words().text("notStated.inline")}</span>
  </span>
);
