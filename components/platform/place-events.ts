import { earliestDay, latestDay, yearOf } from "@/lib/core/time/partial-date";
import type { PartialDate } from "@/lib/core/time/partial-date";

/** The years that an axis shows, whole years at both ends. */
export type Span = { readonly from: number; readonly to: number };

export function spanOf(dates: readonly PartialDate[]): Span | null {
  if (dates.length === 0) return null;
  const years = dates.map(yearOf);
  return { from: Math.min(...years), to: Math.max(...years) + 1 };
}

/** Where a date lies on the axis, in per cent. An uncertain date is a stretch and not a point. */
export function placeDate(date: PartialDate, span: Span): { start: number; end: number } {
  const [first, last] = [Date.UTC(span.from, 0, 1), Date.UTC(span.to, 0, 1)];
  const share = (day: string) => ((Date.parse(day) - first) / (last - first)) * 100;
  return { start: share(earliestDay(date)), end: share(latestDay(date)) };
}

/** Years to name on the axis: round steps, at most six. */
export function ticksOf({ from, to }: Span): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((years) => (to - from) / years <= 6) ?? 100;
  const ticks: number[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) ticks.push(year);
  return ticks;
}
