import type { Json, JsonObject } from "@/lib/core/json";
import type { CodeListName, FormField } from "@/lib/core/record-form/form-fields";
import { RECORD_FIELDS } from "@/lib/core/record-form/form-fields";

export type FormOption = { readonly value: string; readonly label: string };
/** The words for the codes, in which the form speaks. */
export type FormOptions = Readonly<Record<CodeListName, readonly FormOption[]>>;

/* A record at its schema's limits has some 9,000 fields and half a million characters; these stop a flood, not an editor. */
const MAX_FIELDS = 20_000;
const MAX_CHARACTERS = 1_000_000;
const MAX_ROWS = 1_000;

/** What a form held, as a draft; and whether it was too much to be read whole. */
export type ReadForm = { readonly content: JsonObject; readonly isTooLarge: boolean };

/** Reads the fields of a form, named by their paths (`programmes.0.events.1.date`), as a draft. It never throws: names that no record
 *  has are left out, what is not a number stays as it was typed. {@link formEntries} is the way back. */
export function readRecordForm(entries: Iterable<readonly [string, unknown]>, options: FormOptions): ReadForm {
  const root: Branch = { fields: new Map() };
  let [fields, characters] = [0, 0];
  for (const [name, value] of entries) {
    if (typeof value !== "string") continue;
    fields += 1;
    characters += name.length + value.length;
    if (fields > MAX_FIELDS || characters > MAX_CHARACTERS) return { content: {}, isTooLarge: true };
    place(root, name, value);
  }
  return { content: readFields(RECORD_FIELDS, root, options), isTooLarge: false };
}

/** What was typed, by the steps of its path. A map and no object, since the steps come from outside. */
type Branch = { readonly fields: Map<string, Branch>; value?: string };

const DEPTH_MAX = 8;

function place(root: Branch, name: string, value: string): void {
  const steps = name.split(".", DEPTH_MAX + 1);
  if (steps.length > DEPTH_MAX) return;
  let at = root;
  for (const step of steps) {
    let next = at.fields.get(step);
    if (!next) at.fields.set(step, (next = { fields: new Map() }));
    at = next;
  }
  at.value = value;
}

function readFields(fields: readonly FormField[], branch: Branch, options: FormOptions): JsonObject {
  const read: Record<string, Json> = {};
  for (const field of fields) {
    const value = readField(field, branch.fields.get(field.name), options);
    if (value !== null) read[field.name] = value;
  }
  return read;
}

function readField(field: FormField, branch: Branch | undefined, options: FormOptions): Json {
  const typed = branch?.value ?? "";
  switch (field.kind) {
    case "line":
    case "text":
      return typed === "" ? null : typed.replaceAll("\r\n", "\n");
    case "number":
      return readNumber(typed);
    case "choice":
      return typed === "" ? null : typed;
    case "code":
      return readCode(typed, options[field.from]);
    case "list":
    case "citations": {
      const list = field.kind === "list" && field.from ? options[field.from] : [];
      return rowsOf(branch).flatMap((row) => readCode(row.value ?? "", list) ?? []);
    }
    case "group": {
      const group = branch ? readFields(field.fields, branch, options) : {};
      const isBlank = Object.values(group).every((value) => Array.isArray(value) && value.length === 0);
      return isBlank ? null : group;
    }
    case "rows":
      return rowsOf(branch).map((row) => readFields(field.fields, row, options));
  }
}

/** Rows in the order of their numbers; numbers that are missing close up. */
const rowsOf = (branch: Branch | undefined): Branch[] =>
  [...(branch?.fields ?? [])]
    .filter(([at]) => /^\d{1,3}$/.test(at))
    .sort(([one], [other]) => Number(one) - Number(other))
    .slice(0, MAX_ROWS)
    .map(([, row]) => row);

/** A figure, with or without separators of thousands. What is none stays what was typed, for the editor to mend. */
function readNumber(typed: string): Json {
  const bare = typed.trim().replaceAll("−", "-");
  if (bare === "") return typed === "" ? null : typed;
  const grouped = /^-?\d{1,3}([ ,\u00a0\u2009\u202f]\d{3})+(\.\d+)?$/.test(bare);
  const plain = grouped ? bare.replace(/[ ,\u00a0\u2009\u202f]/g, "") : bare;
  // No exponents, no hexadecimals: nobody means them, and a large one would not come back as it was written.
  return /^-?(\d{1,16}(\.\d{1,12})?|\.\d{1,12})$/.test(plain) ? Number(plain) : typed;
}

/** The code that words stand for. Words that stand for none stay as they were typed. */
function readCode(typed: string, options: readonly FormOption[]): string | null {
  if (typed === "") return null;
  const said = typed.trim().toLowerCase();
  const found =
    options.find(({ value }) => value === typed.trim()) ??
    options.find(({ value, label }) => label.toLowerCase() === said || value.toLowerCase() === said);
  return found?.value ?? typed;
}
