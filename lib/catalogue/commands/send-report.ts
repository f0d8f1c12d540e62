import type { Context } from "@/lib/catalogue/context";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import { invalid, notFound, reportsPaused } from "@/lib/core/problems";
import { errorReportSchema, placesOf } from "@/lib/core/reports/error-report";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { addReport } from "@/lib/store/error-reports";
import { countAttempt, forgetAttempts } from "@/lib/store/identity/sign-in-pauses";
import { readPublished } from "@/lib/store/published-platforms";
import { hashOf, newSecret } from "@/lib/store/secrets";

/**
 * Keeps what a reader found wrong in a record, for the editors. Anybody may; how often is counted by the address that it comes from,
 * which stands nowhere beside the report, and which the first report or sign-in after a day removes.
 * @returns the secret of the link by which the reader follows it, shown this once.
 */
export async function sendReport(
  { store, clock, newId }: Pick<Context, "store" | "clock" | "newId">,
  input: unknown,
  { address }: { readonly address: string },
): Promise<Result<{ readonly secret: string }, Problem>> {
  const parsed = parseInput(errorReportSchema, input);
  if (!parsed.ok) return parsed;
  const { slug, place, text } = parsed.value;
  const [record] = await readPublished(store.read, { slug });
  if (!record) return fail(notFound("record", slug));
  const about = placesOf(record.content).find(({ anchor }) => anchor === place);
  if (!about) return fail(invalid([{ path: "place", message: "Choose what it is about" }]));

  const day = clock().toISOString().slice(0, 10);
  const counters = [
    { kind: "reporter", key: `reporter:${day}:${address}` },
    { kind: "reports", key: `reports:${day}` },
  ] as const;
  const seconds = await countAttempt(store, counters, clock());
  if (seconds > 0) return fail(reportsPaused(seconds));

  const secret = newSecret();
  const id = newId();
  await store.transaction(async (tx) => {
    await addReport(tx, {
      id,
      tokenHash: hashOf(secret),
      platformId: record.id,
      version: record.publishedVersion,
      place,
      placeLabel: about.label.slice(0, 400),
      text,
      sentAt: clock(),
    });
    await forgetAttempts(tx, clock());
    await writeAudit(tx, { actor: "anonymous", action: "report:send", target: `report:${id}`, details: { slug } });
  });
  return ok({ secret });
}
