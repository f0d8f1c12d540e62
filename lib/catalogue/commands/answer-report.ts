import { refused } from "@/lib/catalogue/commands/refused-act";
import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { parseInput } from "@/lib/core/parse-input";
import type { Problem } from "@/lib/core/problems";
import { ANSWERED, notFound } from "@/lib/core/problems";
import { reportAnswerSchema } from "@/lib/core/reports/error-report";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";
import { writeAudit } from "@/lib/store/audit";
import { lockReport, writeAnswer } from "@/lib/store/error-reports";

/** Accepts a reader's report or turns it down, with what the reader is told. The record itself is mended at its form, as ever.
 *  A report is answered once: the reader may have read it. */
export async function answerReport(
  { store, clock }: Pick<Context, "store" | "clock">,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly id: string }, Problem>> {
  if (!can(actor, "report:answer")) return fail(await refused({ store }, actor, "report:answer"));
  const parsed = parseInput(reportAnswerSchema, input);
  if (!parsed.ok) return parsed;
  const { id, state, answer } = parsed.value;
  return store.transaction(async (tx): Promise<Result<{ readonly id: string }, Problem>> => {
    const before = await lockReport(tx, id);
    if (before === null) return fail(notFound("report", id));
    if (before !== "open") return fail(ANSWERED);
    await writeAnswer(tx, id, { state, answer, answeredAt: clock(), answeredBy: actor.id });
    await writeAudit(tx, { actor: actor.id, action: "report:answer", target: `report:${id}`, details: { state } });
    return ok({ id });
  });
}
