import type { z } from "zod";

import type { FieldIssue, Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";

/** What came in as what it must be, or every field that is not, with its message. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): Result<z.output<T>, Problem> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : fail(invalid(issuesOf(parsed.error)));
}

/** What a schema holds against its input, each message at its field. */
export const issuesOf = ({ issues }: z.ZodError): FieldIssue[] =>
  issues.map(({ path, message }) => ({ path: path.join("."), message }));
