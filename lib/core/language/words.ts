import { DEFAULT_LANGUAGE } from "@/lib/core/language/addresses";
import type { MessagePart, MessageValues } from "@/lib/core/language/format-message";
import { figureIn } from "@/lib/core/figure";
import { formatParts, formatText } from "@/lib/core/language/format-message";
import type { LabelKind } from "@/lib/core/language/labels";
import type { Language, TextKey, Texts } from "@/lib/core/language/language";
import { LANGUAGES, isLanguage, type LanguageCode } from "@/lib/core/language/languages";
import { own } from "@/lib/core/own";
import { remembered } from "@/lib/core/remembered";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { countryName } from "@/lib/core/taxonomy/countries";
import type { FacetKey } from "@/lib/core/search/facets";
import type { PartialDate } from "@/lib/core/time/partial-date";
import { formatDate } from "@/lib/core/time/partial-date";

/** A language's words, ready to use: texts filled in, labels of codes, figures and dates. */
export type Words = {
  readonly code: LanguageCode;
  readonly locale: string;
  /** `en` where what the records say in prose is not in the page's language, for a `lang` attribute. */
  readonly prose: "en" | undefined;
  /** A text of the pages. Throws where a value is missing. */
  readonly text: (key: TextKey, values?: MessageValues) => string;
  /** The same in pieces, for texts with links in them. */
  readonly parts: (key: TextKey, values?: MessageValues) => MessagePart[];
  /** Texts as they are, for a component that fills them in in the browser. */
  readonly raw: <K extends TextKey>(...keys: readonly K[]) => TextsSent<K>;
  readonly figure: (number: number) => string;
  /** `2008`, `Feb 2008` or `5 Feb 2008`. */
  readonly date: (date: PartialDate) => string;
  /** The label of a code; the code itself where the list does not have it. */
  readonly label: (kind: LabelKind, code: string) => string;
  /** The label as it goes on within a sentence. */
  readonly inSentence: (kind: LabelKind, code: string) => string;
  /** What counts as a code; null where nothing says so. */
  readonly definition: (kind: LabelKind, code: string) => string | null;
  readonly country: (code: string) => string;
  /** A field of a record; null where its name says it. */
  readonly field: (name: string) => string | null;
  readonly service: (name: string) => string;
  /** Services, or the country where none is named. */
  readonly operator: (programme: { readonly operator: string; readonly services: readonly string[] }) => string;
  /** A value of a facet, and what counts as it, where the value has a definition. */
  readonly facetValue: (facet: FacetKey, value: string) => string;
  readonly facetDefinition: (facet: FacetKey, value: string) => string | null;
  /** `a, b and c`. */
  readonly list: (words: readonly string[]) => string;
};

/** Some texts of a language, as they are sent to a browser. */
export type TextsSent<K extends TextKey = TextKey> = {
  readonly locale: string;
  readonly texts: Readonly<Pick<Texts, K>>;
};

const wordsOf = remembered(makeWords);

/** The words of a language; of the default one for a code that is none. */
export const wordsIn = (code: string): Words => wordsOf(isLanguage(code) ? code : DEFAULT_LANGUAGE);

/** For files, feeds, the API and the desk. */
export const ENGLISH: Words = wordsIn(DEFAULT_LANGUAGE);

function makeWords(code: LanguageCode): Words {
  const { locale, months, texts, labels, countries, fields, services }: Language = LANGUAGES[code];
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const isDefault = code === DEFAULT_LANGUAGE;
  const entry = (kind: LabelKind, one: string) =>
    own(labels[kind] as Readonly<Record<string, readonly [string, string]>>, one);
  const label = (kind: LabelKind, one: string) => entry(kind, one)?.[0] ?? one;
  const text = (key: TextKey, values?: MessageValues) => formatText(texts[key], values, locale);
  const country = (one: string) => own(countries, one) ?? countryName(one, code);
  const service = (name: string) => own(services, name) ?? name;
  const facetValue = (facet: FacetKey, value: string) => {
    if (value === NOT_STATED) return text("notStated.value");
    if (hasLabels(facet)) return label(facet, value);
    if (facet === "service") return service(value);
    return facet === "manufacturer" ? value : country(value);
  };
  const definition = (kind: LabelKind, one: string) => entry(kind, one)?.[1] || null;
  return {
    code,
    locale,
    prose: isDefault ? undefined : "en",
    text,
    parts: (key, values = {}) => formatParts(texts[key], values, locale),
    raw: <K extends TextKey>(...keys: readonly K[]) => ({
      locale,
      texts: Object.fromEntries(keys.map((key) => [key, texts[key]])) as Pick<Texts, K>,
    }),
    figure: (number) => figureIn(locale, number),
    date: (date) => formatDate(date, locale, months),
    label,
    inSentence: (kind, one) => (isDefault ? label(kind, one).toLowerCase() : label(kind, one)),
    definition,
    country,
    field: (name) => own(fields, name) ?? null,
    service,
    operator: (programme) => programme.services.map(service).join(", ") || country(programme.operator),
    facetValue,
    facetDefinition: (facet, value) => (hasLabels(facet) ? definition(facet, value) : null),
    list: (words) => lists.format(words),
  };
}

/** Makers, services and countries are no closed lists of ours. */
type LabelledFacet = Extract<FacetKey, LabelKind>;
const hasLabels = (facet: FacetKey): facet is LabelledFacet => Object.hasOwn(LANGUAGES[DEFAULT_LANGUAGE].labels, facet);
