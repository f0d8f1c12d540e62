import { words } from "@/components/language/words";
import { deliveredAboveOrdered } from "@/lib/core/programme/programme";

/** Delivered against ordered, with the figures in words beside the bar. Unknown is said, never drawn as nothing. */
export function DeliveredBar({ ordered, delivered }: { ordered: number | null; delivered: number | null }) {
  const { text, figure } = words();
  const said = (count: number | null) => (count === null ? text("notStated.inline") : figure(count));
  const whole = Math.max(ordered ?? 0, delivered ?? 0);
  return (
    <div className="text-sm">
      <div className="flex flex-wrap gap-x-4 tabular-nums">
        <span>
          <span className="text-soft">{text("column.ordered")}</span> <strong>{said(ordered)}</strong>
        </span>
        <span>
          <span className="text-soft">{text("column.delivered")}</span> <strong>{said(delivered)}</strong>
        </span>
      </div>
      {ordered !== null && delivered !== null && whole > 0 ? (
        <svg width="100%" height="10" className="mt-1 block max-w-96" aria-hidden="true" focusable="false">
          <rect
            x="0.5"
            y="0.5"
            width={`${((ordered / whole) * 100).toFixed(2)}%`}
            height="9"
            className="fill-well stroke-edge"
          />
          <rect y="0" width={`${((delivered / whole) * 100).toFixed(2)}%`} height="10" className="fill-accent" />
        </svg>
      ) : null}
      {deliveredAboveOrdered({ ordered, delivered }) ? (
        <p className="mt-1 border-l-4 border-ordered pl-2">
          <strong>{text("quantity.more")}</strong> {text("quantity.moreNote")}
        </p>
      ) : null}
    </div>
  );
}
