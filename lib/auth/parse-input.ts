import type { z } from "zod";

import type { Problem } from "@/lib/core/problems";
import { invalid } from "@/lib/core/problems";
import type { Result } from "@/lib/core/result";
import { fail, ok } from "@/lib/core/result";

/** What came in as what it must be, or every field that is not, with its message. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): Result<z.output<T>, Problem> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return fail(invalid(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))));
}
