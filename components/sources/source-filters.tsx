import type { ReactNode } from "react";

import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import type { Counted, SourceFilter, SourceList } from "@/lib/core/source/source-works";
import { UNDATED } from "@/lib/core/source/source-works";

/** A plain form that gets the narrowed list. Every choice says how many sources it leaves. */
export function SourceFilters({ filter, list }: { filter: SourceFilter; list: SourceList }) {
  const { text, label, figure } = words();
  return (
    <form
      key={JSON.stringify(filter)}
      action={inThisLanguage("/sources")}
      method="get"
      role="search"
      aria-label={text("sources.title")}
      className="grid items-end gap-3 text-sm no-print sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_auto]"
    >
      <Field label={text("sources.words")}>
        <input type="search" name="q" defaultValue={filter.query} maxLength={200} className="field w-full" />
      </Field>
      <Field label={text("sources.publisher")}>
        <input
          name="publisher"
          defaultValue={filter.publisher ?? ""}
          list="publishers"
          maxLength={120}
          autoComplete="off"
          className="field w-full"
        />
        <datalist id="publishers">
          {list.publishers.map(({ value, count }) => (
            <option key={value} value={value}>
              {figure(count)}
            </option>
          ))}
        </datalist>
      </Field>
      <Field label={text("sources.kind")}>
        <Choice name="kind" chosen={filter.kind} options={list.kinds} labelOf={(kind) => label("sourceKind", kind)} />
      </Field>
      <Field label={text("sources.year")}>
        <Choice
          name="year"
          chosen={filter.year}
          options={list.years}
          labelOf={(year) => (year === UNDATED ? text("sources.undated") : year)}
        />
      </Field>
      <button type="submit" className="button button-main">
        {text("filters.apply")}
      </button>
    </form>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="block">
      <span className="block pb-1 text-soft">{label}</span>
      {children}
    </label>
  );
}

function Choice({
  name,
  chosen,
  options,
  labelOf,
}: {
  name: string;
  chosen: string | null;
  options: readonly Counted[];
  labelOf: (value: string) => string;
}) {
  const all =
    chosen && !options.some(({ value }) => value === chosen) ? [{ value: chosen, count: 0 }, ...options] : options;
  return (
    <select name={name} defaultValue={chosen ?? ""} className="field w-full px-2">
      <option value="">{words().text("sources.all")}</option>
      {all.map(({ value, count }) => (
        <option key={value} value={value}>
          {labelOf(value)} ({words().figure(count)})
        </option>
      ))}
    </select>
  );
}
