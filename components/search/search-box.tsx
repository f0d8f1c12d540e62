import { suggestionLabels } from "@/components/search/suggestion-labels";
import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { StateFields } from "@/components/search/state-fields";
import { SuggestField } from "@/components/search/suggest-field";
import type { SearchState } from "@/lib/core/search/search-state";
import { QUERY_MAX } from "@/lib/core/search/search-state";
import { serializeSearchState } from "@/lib/core/search/url-codec";

/** The search form. New words keep the filters; a plain GET form, so that it works everywhere. Over a list that follows the
 *  typing (`live`) it is a field; elsewhere it suggests records. */
export function SearchBox({
  state,
  large = false,
  live = false,
}: {
  state: SearchState;
  large?: boolean;
  live?: boolean;
}) {
  const { text, raw } = words();
  const className = `field w-full min-w-0 flex-1 ${large ? "min-h-13 md:text-lg" : ""}`;
  return (
    <form action={inThisLanguage("/platforms")} method="get" role="search" className="flex gap-2 no-print">
      <label htmlFor="q" className="sr-only">
        {text("search.label")}
      </label>
      {live ? (
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={state.query}
          maxLength={QUERY_MAX}
          placeholder={text("search.placeholder")}
          autoComplete="off"
          spellCheck={false}
          className={className}
        />
      ) : (
        <SuggestField
          query={state.query}
          maxLength={QUERY_MAX}
          className={className}
          texts={raw("search.placeholder", "suggest.records", "suggest.count")}
          labels={suggestionLabels(words())}
        />
      )}
      <StateFields search={serializeSearchState(state)} own={["q"]} />
      <button type="submit" className={`button button-main ${large ? "min-h-13 md:px-6" : ""}`}>
        {text("search.button")}
      </button>
    </form>
  );
}
