/** Lists of codes that a field may take; the words for the codes are given by whoever draws the form. */
export type CodeListName =
  | "level"
  | "domain"
  | "category"
  | "country"
  | "nameKind"
  | "makerPart"
  | "specKey"
  | "unit"
  | "certainty"
  | "status"
  | "route"
  | "eventType"
  | "relationKind"
  | "sourceKind"
  | "pictureFocus";

type Named = { readonly name: string; readonly label: string; readonly hint?: string };

/** A field of the record's form. What a record may hold is said by its schema; this says only how each field is typed in. */
export type FormField = Named &
  /** `fixed`: shown and sent back, never typed. */
  (
    | { readonly kind: "line"; readonly narrow?: boolean; readonly upper?: boolean; readonly fixed?: boolean }
    | { readonly kind: "text" }
    | { readonly kind: "number" }
    /** One of a few codes, chosen from a list. */
    | { readonly kind: "choice"; readonly from: CodeListName; readonly initial?: string }
    /** One of many codes, typed as its words or its code. */
    | { readonly kind: "code"; readonly from: CodeListName }
    /** Several lines, or several codes. */
    | { readonly kind: "list"; readonly from?: CodeListName; readonly one: string }
    /** Ids of the record's own sources. */
    | { readonly kind: "citations" }
    /** Fields that stand or fall together. */
    | { readonly kind: "group"; readonly fields: readonly FormField[] }
    /** `uploaded`: a new row begins with a file, on the record's page Pictures. */
    | {
        readonly kind: "rows";
        readonly one: string;
        readonly fields: readonly FormField[];
        readonly uploaded?: boolean;
      }
  );

const sources: FormField = { name: "sources", label: "Sources", kind: "citations" };

const money: FormField = {
  name: "value",
  label: "Value",
  kind: "group",
  fields: [
    { name: "amount", label: "Amount", kind: "number", hint: "In full: 21500000000" },
    { name: "currency", label: "Currency", kind: "line", narrow: true, upper: true, hint: "ISO 4217, such as INR" },
    { name: "usd", label: "In US dollars, as a source says", kind: "number" },
    { name: "usdAsOf", label: "Date of that conversion", kind: "line", narrow: true },
    sources,
  ],
};

const DATE_HINT = "2008, 2008-02 or 2008-02-05";

const events: FormField = {
  name: "events",
  label: "Events",
  one: "event",
  kind: "rows",
  fields: [
    { name: "date", label: "Date", kind: "line", narrow: true, hint: DATE_HINT },
    { name: "type", label: "What it was", kind: "choice", from: "eventType" },
    { name: "detail", label: "What happened", kind: "text" },
    { name: "quantity", label: "Items", kind: "number" },
    money,
    sources,
  ],
};

/** A part of the form: its heading, and the record's fields under it. */
export type FormSection = { readonly id: string; readonly title: string; readonly fields: readonly FormField[] };

/** The form for a record, from its first field to its last. A test holds it against the record's schema. */
export const RECORD_FORM: readonly FormSection[] = [
  {
    id: "identity",
    title: "Identity",
    fields: [
      { name: "designation", label: "Designation", kind: "line", hint: "As it is written: P-8I, C-130J" },
      { name: "name", label: "Name", kind: "line" },
      {
        name: "slug",
        label: "Address",
        kind: "line",
        hint: "The end of the page's address. Left empty, it is made from designation and name.",
      },
      { name: "domain", label: "Domain", kind: "choice", from: "domain" },
      { name: "category", label: "Category", kind: "code", from: "category" },
      { name: "level", label: "Level", kind: "choice", from: "level", initial: "base" },
      { name: "parent", label: "Address of its family or base model", kind: "line" },
      { name: "roles", label: "Roles", kind: "list", one: "role" },
      { name: "origin", label: "Countries of origin", kind: "list", from: "country", one: "country" },
      { name: "summary", label: "Summary", kind: "text" },
      {
        name: "introduced",
        label: "First service anywhere",
        kind: "group",
        fields: [{ name: "year", label: "Year", kind: "number" }, sources],
      },
    ],
  },
  {
    id: "names",
    title: "Further names",
    fields: [
      {
        name: "names",
        label: "Further names",
        one: "name",
        kind: "rows",
        fields: [
          { name: "text", label: "Name", kind: "line" },
          { name: "kind", label: "Kind", kind: "choice", from: "nameKind" },
          { name: "lang", label: "Language", kind: "line", narrow: true, hint: "en, hi or hi-Latn; en when empty" },
        ],
      },
    ],
  },
  {
    id: "manufacturers",
    title: "Manufacturers",
    fields: [
      {
        name: "manufacturers",
        label: "Manufacturers",
        one: "manufacturer",
        kind: "rows",
        fields: [
          { name: "name", label: "Name", kind: "line" },
          { name: "country", label: "Country", kind: "code", from: "country" },
          { name: "part", label: "Part in it", kind: "choice", from: "makerPart", initial: "prime" },
        ],
      },
    ],
  },
  {
    id: "programmes",
    title: "Programmes",
    fields: [
      {
        name: "programmes",
        label: "Programmes",
        one: "programme",
        kind: "rows",
        fields: [
          { name: "operator", label: "Operator", kind: "code", from: "country" },
          { name: "services", label: "Services", kind: "list", one: "service" },
          { name: "status", label: "Status", kind: "choice", from: "status" },
          { name: "route", label: "Route", kind: "choice", from: "route" },
          { name: "ordered", label: "Ordered", kind: "number" },
          { name: "delivered", label: "Delivered", kind: "number" },
          { name: "asOf", label: "Known as of", kind: "line", narrow: true, hint: DATE_HINT },
          {
            name: "key",
            label: "Key",
            kind: "line",
            hint: "Names it for good. Left empty, it is made from operator and service.",
          },
          { name: "note", label: "Note", kind: "text" },
          sources,
          money,
          events,
        ],
      },
    ],
  },
  {
    id: "specs",
    title: "Specifications",
    fields: [
      {
        name: "specs",
        label: "Specifications",
        one: "specification",
        kind: "rows",
        fields: [
          { name: "key", label: "What", kind: "code", from: "specKey" },
          { name: "value", label: "Value", kind: "number" },
          { name: "valueTo", label: "Upper end", kind: "number", hint: "Of a range" },
          { name: "unit", label: "Unit", kind: "choice", from: "unit" },
          { name: "certainty", label: "Certainty", kind: "choice", from: "certainty", initial: "exact" },
          { name: "text", label: "In words, where no figure says it", kind: "line" },
          { name: "of", label: "Of which version or part", kind: "line" },
          { name: "note", label: "Note", kind: "line" },
          sources,
        ],
      },
    ],
  },
  {
    id: "variants",
    title: "Variants",
    fields: [
      {
        name: "variants",
        label: "Variants",
        one: "variant",
        kind: "rows",
        fields: [
          { name: "designation", label: "Designation", kind: "line" },
          { name: "note", label: "Note", kind: "line" },
          { name: "slug", label: "Address of its own record", kind: "line" },
        ],
      },
    ],
  },
  {
    id: "pictures",
    title: "Pictures",
    fields: [
      {
        name: "pictures",
        label: "Pictures",
        one: "picture",
        kind: "rows",
        uploaded: true,
        fields: [
          { name: "alt", label: "What it shows, for those who cannot see it", kind: "text" },
          { name: "credit", label: "Whose picture it is", kind: "line" },
          { name: "licence", label: "Licence", kind: "line", hint: "Such as CC BY-SA 4.0" },
          { name: "url", label: "Taken from (web address)", kind: "line" },
          {
            name: "focus",
            label: "What stays in sight",
            kind: "choice",
            from: "pictureFocus",
            initial: "center",
          },
          { name: "file", label: "File", kind: "line", fixed: true },
        ],
      },
    ],
  },
  {
    id: "related",
    title: "Relations",
    fields: [
      {
        name: "related",
        label: "Relations",
        one: "relation",
        kind: "rows",
        fields: [
          { name: "kind", label: "Kind", kind: "choice", from: "relationKind" },
          { name: "slug", label: "Address of the other record", kind: "line" },
          { name: "note", label: "Note", kind: "line" },
        ],
      },
    ],
  },
  {
    id: "disputes",
    title: "Disputed",
    fields: [
      {
        name: "disputes",
        label: "Disputes",
        one: "dispute",
        kind: "rows",
        fields: [
          { name: "about", label: "What is disputed", kind: "line" },
          {
            name: "sides",
            label: "Sides",
            one: "side",
            kind: "rows",
            fields: [{ name: "claim", label: "Claim", kind: "text" }, sources],
          },
          { name: "preferred", label: "The side that the record follows", kind: "number", hint: "Counted from 0" },
          {
            name: "reason",
            label: "Why, or what is not known",
            kind: "text",
            hint: "The editors' own words. A side needs a source; what no source says stands here, if need be without any side.",
          },
        ],
      },
    ],
  },
  {
    id: "sources",
    title: "Sources",
    fields: [
      {
        name: "sources",
        label: "Sources",
        one: "source",
        kind: "rows",
        fields: [
          { name: "title", label: "Title", kind: "line" },
          { name: "publisher", label: "Publisher", kind: "line" },
          { name: "url", label: "Web address", kind: "line" },
          { name: "date", label: "Date", kind: "line", narrow: true, hint: DATE_HINT },
          { name: "kind", label: "Who speaks", kind: "choice", from: "sourceKind" },
          { name: "id", label: "Short name", kind: "line", narrow: true, hint: "By which claims cite it" },
        ],
      },
    ],
  },
];

/** All fields of the record, without the sections. */
export const RECORD_FIELDS: readonly FormField[] = RECORD_FORM.flatMap((section) => section.fields);
