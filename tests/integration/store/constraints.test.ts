import { publishPlatforms } from "@/lib/catalogue/commands/publish-platforms";
import { DRAFT_STATES } from "@/lib/core/platform/draft";
import { REVISION_ACTIONS, VIAS } from "@/lib/core/platform/revision-actions";
import { CERTAINTIES } from "@/lib/core/platform/spec";
import { LEVELS } from "@/lib/core/platform/platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { COUNTRY_CODES } from "@/lib/core/taxonomy/countries";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { EVENT_TYPES } from "@/lib/core/taxonomy/event-types";
import { MAKER_PARTS } from "@/lib/core/taxonomy/maker-parts";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";
import { PICTURE_FOCUSES } from "@/lib/core/taxonomy/picture-focuses";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { STAGES, STATUSES } from "@/lib/core/taxonomy/statuses";
import { UNITS } from "@/lib/core/taxonomy/units";
import { BATCH_KINDS } from "@/lib/core/platform/batch-kinds";
import { IMPORT_NOTES, IMPORT_STATES } from "@/lib/core/platform/import-states";
import { REPORT_STATES } from "@/lib/core/reports/error-report";
import { partialDate } from "@/lib/core/time/partial-date";
import { readPublished } from "@/lib/store/published-platforms";
import { aPlatform, aProgramme, anEvent, aSource, aSpec } from "@/tests/factories/a-platform";
import { anActor } from "@/tests/factories/an-actor";
import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { openSeededCatalogue } from "@/tests/support/seeded-catalogue";

const PICTURE = `${"0a".repeat(16)}-1920x1080`;

// One record with a row in every table, whose rows the statements below try to spoil.
const WHOLE = aPlatform({
  slug: "whole",
  names: [{ text: "Whole", kind: "nickname" }],
  manufacturers: [{ name: "Works", country: "IN", part: "prime" }],
  origin: ["IN"],
  introduced: { year: 2001, sources: ["gazette"] },
  specs: [aSpec()],
  variants: [{ designation: "SF-1A" }],
  programmes: [
    aProgramme({
      ordered: 4,
      delivered: 1,
      value: { amount: 5, currency: "INR", sources: ["gazette"] },
      events: [anEvent({ quantity: 2 })],
    }),
  ],
  pictures: [{ file: PICTURE, alt: "The first of them.", credit: "Works", licence: "CC BY 4.0" }],
  related: [{ kind: "replaces", slug: "other" }],
  disputes: [{ about: "Length", sides: [{ claim: "120 m", sources: ["gazette"] }], preferred: 0 }],
  sources: [aSource()],
});

let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
  await catalogue.sql(`INSERT INTO picture_file VALUES ('${PICTURE}', 'user:asha', now())`);
  const records = [WHOLE, aPlatform({ slug: "other" })].map((record) => ({ record, expectedVersion: null }));
  expect(await publishPlatforms(catalogue.context, anActor(), { via: "form", records })).toMatchObject({ ok: true });
  await catalogue.sql(
    "INSERT INTO old_slug (slug, platform_id, since) SELECT 'former', id, now() FROM platform WHERE slug = 'whole'",
  );
  await catalogue.sql(
    "INSERT INTO error_report (id, token_hash, platform_id, version, place, place_label, text, sent_at, state, answer, answered_at, answered_by) SELECT gen_random_uuid(), 'hash', id, 1, '', 'The record', 'Wrong', now(), 'accepted', 'Mended', now(), 'user:asha' FROM platform WHERE slug = 'whole'",
  );
  await catalogue.sql(
    "INSERT INTO import_file (id, owner, file_name, size, uploaded_at, state) VALUES (gen_random_uuid(), 'user:asha', 'a.csv', 0, now(), 'checked')",
  );
  await catalogue.sql(
    "INSERT INTO batch (id, kind, actor, at, created, updated, unchanged) VALUES (gen_random_uuid(), 'import', 'user:asha', now(), 0, 0, 0)",
  );
});
afterAll(() => catalogue.close());

/** What the database holds against a statement, checked to the end of its transaction: a constraint, or the column that was left empty. */
async function refusal(statement: string): Promise<string | null> {
  const client = await catalogue.pool.connect();
  try {
    await client.query("BEGIN");
    const { rowCount } = await client.query(statement);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    return rowCount === 0 ? "no row was touched" : null;
  } catch (error) {
    const { constraint, column } = error as { constraint?: string; column?: string };
    return constraint ?? column ?? String(error);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const PROGRAMME = `INSERT INTO programme (id, platform_id, position, key, operator, services, status, stage, as_of) SELECT gen_random_uuid(), id, 9, 'raw', 'IN', '{}', 'approved', 'coming', '2025' FROM platform WHERE slug = 'whole'`;
const SPEC = `INSERT INTO spec (id, platform_id, position, key, certainty, text) SELECT gen_random_uuid(), id, 9, 'crew', 'exact', 'Two.' FROM platform WHERE slug = 'whole'`;
const EVENT = `INSERT INTO programme_event (id, programme_id, position, date, type, detail) SELECT gen_random_uuid(), id, 9, '2025', 'test', 'Fired.' FROM programme WHERE key = 'in-navy'`;

// A claim that no source bears, or whose date nobody knows, is a rumour: it does not get in, whatever code writes it.
test.each([
  ["a programme without a status", "UPDATE programme SET status = NULL", "status"],
  ["a programme without the date of its knowledge", "UPDATE programme SET as_of = NULL", "as_of"],
  ["a programme without a source", PROGRAMME, "programme_cited"],
  [
    "a programme whose last source is taken away",
    "DELETE FROM citation WHERE programme_id IS NOT NULL AND part = 'claim'",
    "citation_last",
  ],
  [
    "a programme whose source is left for its value only",
    "UPDATE citation SET part = 'value' WHERE programme_id IS NOT NULL",
    "citation_last",
  ],
  ["an event without a date", "UPDATE programme_event SET date = NULL", "date"],
  ["an event without a source", EVENT, "programme_event_cited"],
  ["an event whose last source is taken away", "DELETE FROM citation WHERE event_id IS NOT NULL", "citation_last"],
  ["a specification without a source", SPEC, "spec_cited"],
  [
    "a specification whose last source is taken away",
    "DELETE FROM citation WHERE spec_id IS NOT NULL",
    "citation_last",
  ],
  ["a source taken away below its claims", "DELETE FROM source", "citation_last"],
  ["a citation of nothing", "UPDATE citation SET spec_id = NULL WHERE spec_id IS NOT NULL", "citation_one_claim"],
  [
    "a citation of two claims",
    "UPDATE citation SET introduced_id = (SELECT id FROM platform WHERE slug = 'whole') WHERE spec_id IS NOT NULL",
    "citation_one_claim",
  ],
])("%s is refused", async (_, statement, reason) => {
  expect(await refusal(statement)).toBe(reason);
});

test.each([
  ["a day that the calendar lacks", "UPDATE programme SET as_of = '2025-02-30'", "programme_as_of_date"],
  ["a month that the calendar lacks", "UPDATE programme_event SET date = '2025-13'", "programme_event_date_date"],
  ["a date in words", "UPDATE source SET date = 'May 2025'", "source_date_date"],
  ["a negative order", "UPDATE programme SET ordered = -1", "programme_quantities_range"],
  ["a negative delivery", "UPDATE programme SET delivered = -1", "programme_quantities_range"],
  ["a negative quantity of an event", "UPDATE programme_event SET quantity = -1", "programme_event_quantity_range"],
  ["a negative specification", "UPDATE spec SET value = -1", "spec_value_range"],
  ["a specification in figures and words", "UPDATE spec SET text = 'long'", "spec_quantity_or_words"],
  ["a specification without its unit", "UPDATE spec SET unit = NULL", "spec_quantity_or_words"],
  ["a range that ends before it begins", "UPDATE spec SET value_to = value - 1", "spec_quantity_or_words"],
  [
    "a sum without its currency",
    "UPDATE programme SET value_currency = NULL WHERE value_amount IS NOT NULL",
    "programme_value_whole",
  ],
  [
    "a currency that is none",
    "UPDATE programme SET value_currency = 'rupees' WHERE value_amount IS NOT NULL",
    "programme_value_whole",
  ],
  ["a year before there was any of it", "UPDATE platform SET introduced = 1849", "platform_introduced_range"],
  ["a country that there is not, as operator", "UPDATE programme SET operator = 'SU'", "programme_operator_country"],
  ["a country that there is not, as origin", "UPDATE platform SET origin = '{IN,SU}'", "platform_origin_countries"],
  [
    "a country that there is not, of a maker",
    "UPDATE platform_manufacturer SET country = 'in'",
    "platform_manufacturer_country",
  ],
  ["a service without a name", "UPDATE programme SET services = '{\"\"}'", "programme_services_filled"],
  ["services that are neither known nor none", "UPDATE programme SET services = NULL", "programme_services_whole"],
  ["an address that no browser opens", "UPDATE source SET url = 'javascript:alert(1)'", "source_url_web"],
  [
    "two sources of one name",
    "INSERT INTO source SELECT gen_random_uuid(), platform_id, 9, ref, title, publisher, url, date, kind FROM source",
    "source_platform_id_ref_key",
  ],
])("%s is refused", async (_, statement, reason) => {
  expect(await refusal(statement)).toBe(reason);
});

test.each([
  ["a changed revision", "UPDATE revision SET reason = 'Better so'", "revision_immutable"],
  ["a deleted revision", "DELETE FROM revision", "revision_immutable"],
  ["a record deleted with its revisions", "DELETE FROM platform", "revision_immutable"],
  [
    "the address that another record has",
    "UPDATE platform SET slug = 'other' WHERE slug = 'whole'",
    "platform_slug_key",
  ],
  [
    "the address that another record had",
    "UPDATE platform SET slug = 'former' WHERE slug = 'other'",
    "platform_slug_history",
  ],
  [
    "an address that is none",
    "UPDATE platform SET slug = 'Not An Address' WHERE slug = 'other'",
    "platform_slug_shape",
  ],
  ["a published record without a name", "UPDATE platform SET name = NULL", "platform_published_whole"],
  [
    "a published record without the words that find it",
    "UPDATE platform SET search_text = NULL",
    "platform_published_whole",
  ],
  [
    "an unpublished record that still shows content",
    "UPDATE platform SET published_version = NULL",
    "platform_published_whole",
  ],
  ["a published record in the bin", "UPDATE platform SET binned_at = now()", "platform_published_whole"],
  [
    "a published version that was never written",
    "UPDATE platform SET published_version = version + 1",
    "platform_version_range",
  ],
])("%s is refused", async (_, statement, reason) => {
  expect(await refusal(statement)).toBe(reason);
});

test("a record may go back to an address of its own", async () => {
  expect(await refusal("UPDATE platform SET slug = 'former' WHERE slug = 'whole'")).toBeNull();
});

test("purging a record as a whole takes its revisions along", async () => {
  expect(
    await refusal(
      "WITH purging AS (SELECT set_config('catalogue.purging', 'on', true)) DELETE FROM platform USING purging WHERE slug = 'whole'",
    ),
  ).toBeNull();
});

describe("closed lists", () => {
  const LISTS: readonly [string, string, string, readonly string[]][] = [
    ["programme", "status", "programme_status_listed", STATUSES.codes],
    ["programme", "stage", "programme_stage_listed", STAGES.codes],
    ["programme", "route", "programme_route_listed", ROUTES.codes],
    ["platform", "level", "platform_level_listed", LEVELS],
    ["platform", "domain", "platform_domain_listed", DOMAINS.codes],
    ["platform", "category", "platform_category_listed", CATEGORIES.codes],
    ["platform_name", "kind", "platform_name_kind_listed", NAME_KINDS.codes],
    ["picture", "focus", "picture_focus_listed", PICTURE_FOCUSES.codes],
    ["platform_manufacturer", "part", "platform_manufacturer_part_listed", MAKER_PARTS.codes],
    ["spec", "key", "spec_key_listed", SPEC_KEYS.codes],
    ["spec", "unit", "spec_unit_listed", UNITS.map((unit) => unit.code)],
    ["spec", "certainty", "spec_certainty_listed", CERTAINTIES],
    ["programme_event", "type", "programme_event_type_listed", EVENT_TYPES.codes],
    ["source", "kind", "source_kind_listed", SOURCE_KINDS.codes],
    ["relation", "kind", "relation_kind_listed", RELATION_KINDS.codes],
    ["citation", "part", "citation_part_listed", ["claim", "value"]],
    ["revision", "action", "revision_action_listed", REVISION_ACTIONS],
    ["revision", "via", "revision_via_listed", VIAS],
    ["draft", "state", "draft_state_listed", DRAFT_STATES],
    ["batch", "kind", "batch_kind_listed", BATCH_KINDS],
    ["error_report", "state", "error_report_state_listed", REPORT_STATES],
    ["import_file", "state", "import_file_state_listed", IMPORT_STATES],
    ["import_file", "note", "import_file_note_listed", IMPORT_NOTES],
  ];
  const quoted = (definition: string) => [...definition.matchAll(/'([^']*)'/g)].map(([, code]) => code).sort();

  test.each(LISTS)("%s.%s takes the codes of its list and no other", async (table, column, constraint, codes) => {
    const [found] = await catalogue.sql<{ definition: string }>(
      "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1",
      [constraint],
    );
    expect(quoted(found!.definition)).toEqual([...codes].sort());
    // A revision is refused to change before its codes are looked at, and there is no draft here to change.
    if (table !== "revision" && table !== "draft")
      expect(await refusal(`UPDATE ${table} SET ${column} = 'no-such-code'`)).toBe(constraint);
  });

  test("no list is left out", async () => {
    const listed = await catalogue.sql<{ name: string }>(
      "SELECT conname AS name FROM pg_constraint WHERE conname LIKE '%\\_listed'",
    );
    expect(listed.map(({ name }) => name).sort()).toEqual(LISTS.map(([, , constraint]) => constraint).sort());
  });

  test("countries are the codes in force and no other", async () => {
    const [known] = await catalogue.sql<{ codes: string[] }>(
      `SELECT array_agg(a || b ORDER BY a, b) AS codes FROM unnest(string_to_array('A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y,Z', ',')) a,
       unnest(string_to_array('A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y,Z', ',')) b WHERE is_country(a || b)`,
    );
    expect(known!.codes).toEqual([...COUNTRY_CODES].sort());
  });
});

// What a form lets through and the database then refuses is an error page where a message at the field belongs.
test.each([
  "2008",
  "2008-02",
  "2008-02-29",
  "2009-02-29",
  "2008-2",
  "2008-13",
  "2008-00",
  "2008-04-31",
  "1849",
  "1850",
  "1850-01-01",
  "1899",
  "2099-12-31",
  "2100",
  "2100-12-31",
  "2101",
  "02008",
  "2008-02-05T00:00",
  " 2008",
  "२००८",
  "",
])("database and schema agree on the date «%s»", async (written) => {
  const [row] = await catalogue.sql<{ taken: boolean }>("SELECT is_partial_date($1) AS taken", [written]);
  expect(row!.taken).toBe(partialDate.safeParse(written).success);
});

test("the longest and outermost values that the schema takes are stored as they are", async () => {
  const outermost = aPlatform({
    slug: "a".repeat(80),
    designation: "D".repeat(60),
    name: "N".repeat(120),
    names: [{ text: "नाम ".repeat(30).trim(), kind: "local", lang: "hi" }],
    summary: "𝕊".repeat(750),
    introduced: { year: 2100, sources: ["gazette"] },
    specs: [
      aSpec({ value: 0, valueTo: 1e12 }),
      aSpec({ value: 1 / 3, certainty: "at-least" }),
      aSpec({ value: null, unit: null, text: "t".repeat(400) }),
    ],
    programmes: [
      aProgramme({
        ordered: 100_000_000,
        delivered: 0,
        services: [],
        value: { amount: 1e15, currency: "XXX", usd: 0.01, usdAsOf: "2100", sources: ["gazette"] },
        events: [anEvent({ date: "1850-01-01", detail: "d".repeat(600) })],
      }),
    ],
    sources: [aSource({ url: "HTTPS://GAZETTE.EXAMPLE/", date: "2100-12-31", title: "T".repeat(300) })],
  });
  expect(
    await publishPlatforms(catalogue.context, anActor(), {
      via: "form",
      records: [{ record: outermost, expectedVersion: null }],
    }),
  ).toMatchObject({ ok: true });
  const [stored] = await readPublished(catalogue.context.store.read, { slug: outermost.slug });
  expect(stored!.content).toEqual(outermost);
});

test("every programme, event and specification of the shipped records rests on a source", async () => {
  const seeded = await openSeededCatalogue();
  try {
    const claims = await seeded.sql<{ claim: string; all: number; sourced: number }>(`
      WITH sourced AS (SELECT c.* FROM citation c JOIN source s ON s.id = c.source_id WHERE c.part = 'claim')
      SELECT 'programme' AS claim, count(*)::int AS all, count(*) FILTER (WHERE id IN (SELECT programme_id FROM sourced))::int AS sourced FROM programme
      UNION ALL SELECT 'event', count(*)::int, count(*) FILTER (WHERE id IN (SELECT event_id FROM sourced))::int FROM programme_event
      UNION ALL SELECT 'spec', count(*)::int, count(*) FILTER (WHERE id IN (SELECT spec_id FROM sourced))::int FROM spec`);
    for (const { claim, all, sourced } of claims) expect({ claim, sourced }).toEqual({ claim, sourced: all });
    expect(Math.min(...claims.map(({ all }) => all))).toBeGreaterThan(300);
  } finally {
    await seeded.close();
  }
});
