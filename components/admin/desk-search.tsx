import { WayLink } from "@/components/ui/way-link";

export type DeskSearchState = {
  readonly q: string;
  readonly state: string;
  readonly age: string;
  readonly lacking: boolean;
  readonly mine: boolean;
};

const STATES = [
  ["", "All but the bin"],
  ["published", "Published"],
  ["draft", "Drafts"],
  ["in-review", "In review"],
  ["binned", "In the bin"],
] as const;
const AGES = [
  ["", "Whenever"],
  ["30", "Not written for a month"],
  ["180", "Not written for six months"],
  ["365", "Not written for a year"],
] as const;

/** Search and filters of the desk's list: a plain form, its state is the address. */
export function DeskSearch({ q, state, age, lacking, mine }: DeskSearchState) {
  return (
    <form action="/admin/platforms" role="search" className="mt-4 flex flex-wrap items-end gap-3">
      <label className="grid min-w-48 flex-1 gap-1 text-sm">
        Words or designation
        <input type="search" name="q" defaultValue={q} className="field w-full" autoComplete="off" />
      </label>
      <label className="grid gap-1 text-sm">
        State
        <select name="state" defaultValue={state} className="field">
          {STATES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm">
        Age
        <select name="age" defaultValue={age} className="field">
          {AGES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-h-11 items-center gap-2 text-sm">
        <input type="checkbox" name="lacking" value="yes" defaultChecked={lacking} className="size-5" />
        Lacks sources
      </label>
      <label className="flex min-h-11 items-center gap-2 text-sm">
        <input type="checkbox" name="mine" value="yes" defaultChecked={mine} className="size-5" />
        My drafts
      </label>
      <button type="submit" className="button button-main">
        Find
      </button>
      <WayLink href="/admin/platforms" className="button">
        Show all
      </WayLink>
    </form>
  );
}
