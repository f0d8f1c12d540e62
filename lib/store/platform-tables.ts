/** The tables that hold a published record, in the order in which they stand below each other, and the columns that a write fills. */
export const TABLES = {
  platform: {
    id: "uuid",
    slug: "text",
    version: "int",
    level: "text",
    parent: "text",
    designation: "text",
    name: "text",
    sort_name: "text",
    domain: "text",
    category: "text",
    roles: "text[]",
    origin: "text[]",
    introduced: "int",
    summary: "text",
    search_text: "text",
    search_keys: "text[]",
  },
  source: {
    id: "uuid",
    platform_id: "uuid",
    position: "int",
    ref: "text",
    title: "text",
    publisher: "text",
    url: "text",
    date: "text",
    kind: "text",
  },
  platform_name: { platform_id: "uuid", position: "int", text: "text", kind: "text", lang: "text" },
  platform_manufacturer: { platform_id: "uuid", position: "int", name: "text", country: "text", part: "text" },
  spec: {
    id: "uuid",
    platform_id: "uuid",
    position: "int",
    key: "text",
    of: "text",
    value: "float8",
    value_to: "float8",
    unit: "text",
    certainty: "text",
    text: "text",
    note: "text",
    low: "float8",
    high: "float8",
  },
  variant: { platform_id: "uuid", position: "int", designation: "text", note: "text", slug: "text" },
  picture: {
    platform_id: "uuid",
    position: "int",
    file: "text",
    alt: "text",
    credit: "text",
    licence: "text",
    url: "text",
    focus: "text",
  },
  programme: {
    id: "uuid",
    platform_id: "uuid",
    position: "int",
    key: "text",
    operator: "text",
    services: "text[]",
    status: "text",
    stage: "text",
    route: "text",
    ordered: "int",
    delivered: "int",
    value_amount: "float8",
    value_currency: "text",
    value_usd: "float8",
    value_usd_as_of: "text",
    as_of: "text",
    note: "text",
  },
  programme_event: {
    id: "uuid",
    programme_id: "uuid",
    position: "int",
    date: "text",
    type: "text",
    detail: "text",
    quantity: "int",
    value_amount: "float8",
    value_currency: "text",
    value_usd: "float8",
    value_usd_as_of: "text",
  },
  relation: { platform_id: "uuid", position: "int", kind: "text", slug: "text", note: "text" },
  dispute: { id: "uuid", platform_id: "uuid", position: "int", about: "text", preferred: "int", reason: "text" },
  dispute_side: { id: "uuid", dispute_id: "uuid", position: "int", claim: "text" },
} as const;

export type TableName = keyof typeof TABLES;

/** What a row says beside its columns: the ids of the sources that bear the claim, from which the database makes its citations.
 *  They are written as PostgreSQL writes a list, `{id,id}`. */
export const CLAIMS = {
  platform: { column: "introduced_id", cites: { cites: "claim" } },
  spec: { column: "spec_id", cites: { cites: "claim" } },
  programme: { column: "programme_id", cites: { cites: "claim", value_cites: "value" } },
  programme_event: { column: "event_id", cites: { cites: "claim", value_cites: "value" } },
  dispute_side: { column: "dispute_side_id", cites: { cites: "claim" } },
} as const;
export type ClaimTable = keyof typeof CLAIMS;

type Columns<T extends TableName> =
  keyof (typeof TABLES)[T] | (T extends ClaimTable ? keyof (typeof CLAIMS)[T]["cites"] : never);

/** One row of a table, as it is handed to PostgreSQL. */
export type Row<T extends TableName> = { readonly [C in Columns<T>]: unknown };

/** A source that stays as it is, under an id of its own in this write: the database knows it by its record and its name there. */
export const KNOWN_SOURCE = { id: "uuid", platform_id: "uuid", ref: "text" } as const;
type KnownSource = { readonly [C in keyof typeof KNOWN_SOURCE]: string };

/** Rows of several tables that are written together, and the sources that they cite without writing them. */
export type Rows = { [T in TableName]: Row<T>[] } & { known_source: KnownSource[] };

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
export const isClaimTable = (table: TableName): table is ClaimTable => table in CLAIMS;
export const noRows = (): Rows =>
  Object.fromEntries([...TABLE_NAMES, "known_source"].map((table) => [table, []])) as unknown as Rows;
