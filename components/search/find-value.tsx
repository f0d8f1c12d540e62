import { inThisLanguage } from "@/components/language/current-language";
import { sentText } from "@/components/language/sent-text";
import type { FacetTexts } from "@/components/search/facet-texts";
import { StateFields } from "@/components/search/state-fields";

type Props = {
  readonly facet: string;
  readonly label: string;
  readonly search: string;
  /** How many values there are. */
  readonly count: number;
  readonly texts: FacetTexts;
};

/** A field to find a value by its words. With a script it narrows the values beneath it as one types; Enter looks in all. */
export function FindValue({ facet, label, search, count, texts }: Props) {
  return (
    <form action={inThisLanguage(`/platforms/values/${facet}`)} method="get" className="pt-1 pb-1">
      <label className="block text-xs text-soft">
        <span className="sr-only">{label}: </span>
        {sentText(texts, "facet.find", { count })}
        <input
          type="search"
          name="find"
          data-find=""
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          className="field mt-0.5 w-full px-2 text-sm text-ink lg:min-h-8"
        />
      </label>
      <StateFields search={search} own={[]} />
    </form>
  );
}
