import { OneQueryAtATime } from "@/lib/store/one-query-at-a-time";
import { sharedServices } from "@/tests/support/services";

// Between two queries of a transaction nobody else listens, and an error that nobody listens to ends a Node process.
test("a connection that is lost between two queries fails the next one, and nothing else", async () => {
  const { databaseUrl } = sharedServices();
  const [lost, other] = [
    new OneQueryAtATime({ connectionString: databaseUrl }),
    new OneQueryAtATime({ connectionString: databaseUrl }),
  ];
  await Promise.all([lost.connect(), other.connect()]);
  const ended = new Promise((resolve) => lost.once("end", resolve));
  const { rows } = await lost.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  await other.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await ended;
  await expect(lost.query("SELECT 1")).rejects.toThrow();
  await other.end();
});
