import { RefreshWhileOpen } from "@/components/ui/refresh-while-open";
import { countNoun } from "@/lib/core/count-noun";

type Props = {
  readonly what: "check" | "import";
  readonly records: number;
  readonly bytesRead: number;
  readonly size: number;
};

/** How far a run is. It goes on without this page. */
export function ImportProgress({ what, records, bytesRead, size }: Props) {
  const percent = Math.min(100, Math.round((bytesRead / Math.max(1, size)) * 100));
  return (
    <div className="mt-6 max-w-xl">
      <RefreshWhileOpen />
      <label htmlFor="progress" className="strong">
        {what === "check" ? "Being checked" : "Being imported"}
      </label>
      <progress id="progress" max={100} value={percent} className="mt-2 block h-3 w-full" />
      <p className="mt-2 text-sm text-soft">
        {records === 0
          ? "It begins as soon as no other import is under way."
          : `${countNoun(records, "record")} looked at, ${percent} % of the file read.`}{" "}
        You may leave this page; it goes on.
      </p>
    </div>
  );
}
