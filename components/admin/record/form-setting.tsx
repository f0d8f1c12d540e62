import type { Json } from "@/lib/core/json";
import type { FormField } from "@/lib/core/record-form/form-fields";
import type { FormOptions } from "@/lib/core/record-form/read-record-form";

/** What every field of a form needs to know. */
export type FormSetting = {
  readonly options: FormOptions;
  /** What is wrong, by the path of the field. */
  readonly issues: ReadonlyMap<string, readonly string[]>;
  /** Paths of the rows that stand open. */
  readonly open: ReadonlySet<string>;
  /** Titles of the record's sources, by their ids. */
  readonly sources: ReadonlyMap<string, string>;
};

export type FieldProps<F extends FormField = FormField> = {
  readonly field: F;
  /** `programmes.0.asOf`: the field's name, its id, and where messages about it point. */
  readonly path: string;
  readonly value: Json | undefined;
  readonly setting: FormSetting;
};

/** What is wrong with a field, above it. */
export function Issues({ path, setting }: Pick<FieldProps, "path" | "setting">) {
  const messages = setting.issues.get(path);
  return messages ? (
    <p id={`${path}-issues`} className="text-sm text-error">
      {messages.join(" ")}
    </p>
  ) : null;
}

/** Marks an input as wrong where it is, and names its messages. */
export const wrong = (path: string, { issues }: FormSetting) =>
  issues.has(path) ? { "aria-invalid": true, "aria-describedby": `${path}-issues` } : {};
