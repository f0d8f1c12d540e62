import { openCatalogue, type OpenCatalogue } from "@/tests/support/open-catalogue";

const CLAIMS = 400;

let catalogue: OpenCatalogue;
beforeAll(async () => {
  catalogue = await openCatalogue();
});
afterAll(() => catalogue.close());

const A_RECORD = [
  "INSERT INTO platform (id, slug, version, created_at, updated_at) VALUES (gen_random_uuid(), 'one', 1, now(), now())",
  "INSERT INTO source (id, platform_id, position, ref, title, publisher, kind) SELECT gen_random_uuid(), id, 0, 'gazette', 'Gazette', 'State', 'government' FROM platform",
  "INSERT INTO programme (id, platform_id, position, key, operator, services, status, stage, as_of) SELECT gen_random_uuid(), id, 0, 'first', 'IN', '{}', 'approved', 'coming', '2025' FROM platform",
  "INSERT INTO citation (source_id, position, part, programme_id) SELECT source.id, 0, 'claim', programme.id FROM source, programme",
];
const NUMBERS = `generate_series(1, ${CLAIMS}) AS number`;

// PostgreSQL's own upkeep counts no row of a transaction that is still open: to its planner the tables that a large import fills are
// empty until the commit, when the import has to show its sources, and each way to read an empty table is as good as any other.
test.each([
  [
    "specification",
    "spec_id",
    `INSERT INTO spec (id, platform_id, position, key, certainty, text)
     SELECT gen_random_uuid(), id, number, 'crew', 'exact', 'Two.' FROM platform, ${NUMBERS} RETURNING id`,
  ],
  [
    "programme",
    "programme_id",
    `INSERT INTO programme (id, platform_id, position, key, operator, services, status, stage, as_of)
     SELECT gen_random_uuid(), id, number, 'more-' || number, 'IN', '{}', 'approved', 'coming', '2025' FROM platform, ${NUMBERS} RETURNING id`,
  ],
  [
    "event",
    "event_id",
    `INSERT INTO programme_event (id, programme_id, position, date, type, detail)
     SELECT gen_random_uuid(), id, number, '2025', 'test', 'Fired.' FROM programme, ${NUMBERS} RETURNING id`,
  ],
])("the sources of each %s are looked up once, though its table is counted as empty", async (_, column, insert) => {
  const client = await catalogue.pool.connect();
  const citationsRead = async () => {
    const { rows } = await client.query<{ read: string }>(
      "SELECT idx_tup_fetch + seq_tup_read AS read FROM pg_stat_xact_user_tables WHERE relname = 'citation'",
    );
    return Number(rows[0]?.read);
  };
  try {
    await client.query("BEGIN");
    for (const statement of A_RECORD) await client.query(statement);
    const { rows: claims } = await client.query<{ id: string }>(insert);
    await client.query(
      `INSERT INTO citation (source_id, position, part, ${column})
       SELECT source.id, 0, 'claim', claim FROM source, unnest($1::uuid[]) AS claim`,
      [claims.map(({ id }) => id)],
    );
    await catalogue.sql("ANALYZE spec, programme, programme_event, citation"); // by another connection, as upkeep does

    const before = await citationsRead();
    await client.query("SET CONSTRAINTS citations_checked IMMEDIATE");
    expect((await citationsRead()) - before).toBe(CLAIMS + 1); // and the record's own programme
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
