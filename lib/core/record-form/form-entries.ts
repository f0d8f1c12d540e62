import type { Json, JsonObject } from "@/lib/core/json";
import { isJsonObject } from "@/lib/core/json";
import type { FormField } from "@/lib/core/record-form/form-fields";
import { RECORD_FIELDS } from "@/lib/core/record-form/form-fields";
import type { FormOption, FormOptions } from "@/lib/core/record-form/read-record-form";

/** A draft as the fields of its form, by name: what {@link readRecordForm} reads. */
export function formEntries(content: JsonObject, options: FormOptions): [name: string, value: string][] {
  return [...entriesOf(RECORD_FIELDS, content, "", options)];
}

/** What stands in the input of a field. */
export function shownValue(field: FormField, value: Json | undefined, options: FormOptions): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (field.kind === "code") return wordsFor(text, options[field.from]);
  if (field.kind === "list" && field.from) return wordsFor(text, options[field.from]);
  return text;
}

/** The rows of a list, whatever a draft holds in its place. */
export const rowsIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** The fields of a row or group, whatever a draft holds in its place. */
export const fieldsIn = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

const wordsFor = (code: string, options: readonly FormOption[]) =>
  options.find(({ value }) => value === code)?.label ?? code;

function* entriesOf(
  fields: readonly FormField[],
  content: JsonObject,
  path: string,
  options: FormOptions,
): Generator<[string, string]> {
  for (const field of fields) {
    const name = path ? `${path}.${field.name}` : field.name;
    const value = content[field.name];
    if (field.kind === "group") yield* entriesOf(field.fields, fieldsIn(value), name, options);
    else if (field.kind === "rows")
      for (const [at, row] of rowsIn(value).entries())
        yield* entriesOf(field.fields, fieldsIn(row), `${name}.${at}`, options);
    else if (field.kind === "list" || field.kind === "citations")
      for (const [at, item] of rowsIn(value).entries()) yield [`${name}.${at}`, shownValue(field, item, options)];
    else yield [name, shownValue(field, value, options)];
  }
}
