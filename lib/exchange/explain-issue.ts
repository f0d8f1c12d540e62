import { z } from "zod";

import { platformRecordSchema } from "@/lib/core/platform/platform";
import { nearest } from "@/lib/exchange/nearest";

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, and what to do, in words for whoever keeps the file. */
export function explainIssue(issue: Issue, input: unknown): { reason: string; cure: string }[] {
  const value = issue.path.reduce<unknown>(
    (inner, part) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[part],
    input,
  );
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest of the library's codes come with our own words
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const near = nearest(key, fieldsAt(issue.path));
        return {
          reason: `There is no field “${key.slice(0, 60)}”${issue.path.length > 0 ? ` in ${issue.path.join(".")}` : ""}.`,
          cure: near ? `Did you mean “${near}”?` : `It takes ${fieldsAt(issue.path).join(", ")}.`,
        };
      });
    case "invalid_value": {
      const allowed = issue.values.map(String);
      if (value === undefined || value === null) return [{ reason: "It is missing.", cure: oneOf(allowed) }];
      const near = typeof value === "string" ? nearest(value, allowed) : null;
      return [
        {
          reason: `“${shown(value)}” is none of its values.`,
          cure: near ? `Did you mean “${near}”? ${oneOf(allowed)}` : oneOf(allowed),
        },
      ];
    }
    case "invalid_type":
      if (value === undefined || value === null) return [{ reason: "It is missing.", cure: "Fill it in." }];
      return [
        {
          reason: `“${shown(value)}” is no ${KINDS[issue.expected] ?? issue.expected}.`,
          cure: `Write ${WRITTEN[issue.expected] ?? "it as an export has it"}.`,
        },
      ];
    default:
      return [
        {
          reason:
            value === undefined || typeof value === "object"
              ? "It cannot be taken as it is."
              : `“${shown(value)}” cannot be taken.`,
          cure: `${issue.message}.`,
        },
      ];
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  array: "list",
  object: "group of fields",
  int: "whole number",
};
const WRITTEN: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  array: "a list",
};

const oneOf = (allowed: readonly string[]) =>
  `It takes ${allowed.slice(0, 15).join(", ")}${allowed.length > 15 ? ` and ${allowed.length - 15} more` : ""}.`;

const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Names of the fields that the schema has at a path. */
function fieldsAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = platformRecordSchema;
  for (const part of path) {
    schema = bare(schema);
    if (schema instanceof z.ZodObject) schema = (schema.shape as Record<PropertyKey, unknown>)[part];
    else if (schema instanceof z.ZodArray) schema = schema.element;
  }
  schema = bare(schema);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function bare(schema: unknown): unknown {
  while (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    schema = schema.unwrap();
  return schema;
}
