import type { FormField } from "@/lib/core/record-form/form-fields";
import { RECORD_FIELDS } from "@/lib/core/record-form/form-fields";

/** A field by its path, in the words of the form: `programmes.0.asOf` is "Programme 1, known as of". What the form does not have is
 *  named as it came; the record as a whole by nothing. */
export function wordsOfPath(path: string): string {
  const words: string[] = [];
  const steps = path.split(".").filter(Boolean);
  let fields: readonly FormField[] = RECORD_FIELDS;
  while (steps.length > 0) {
    const name = steps.shift();
    const field = fields.find((one) => one.name === name);
    if (!field) {
      words.push(...[name, ...steps].filter((step) => step !== undefined));
      break;
    }
    const at = "fields" in field && field.kind === "group" ? undefined : steps.shift();
    const one = field.kind === "rows" || field.kind === "list" ? field.one : "source";
    words.push(at === undefined ? field.label : `${one} ${Number(at) + 1}`);
    fields = "fields" in field ? field.fields : [];
  }
  return words.map((word, at) => (at === 0 ? upperFirst(word) : lowerFirst(word))).join(", ");
}

const upperFirst = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const lowerFirst = (word: string) => word.slice(0, 1).toLowerCase() + word.slice(1);
