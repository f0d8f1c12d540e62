import type { ComponentType } from "react";

import type { FieldProps, FormSetting } from "@/components/admin/record/form-setting";
import { Issues } from "@/components/admin/record/form-setting";
import type { JsonObject } from "@/lib/core/json";
import { fieldsIn, rowsIn, shownValue } from "@/lib/core/record-form/form-entries";
import type { FormField } from "@/lib/core/record-form/form-fields";
import type { FormOptions } from "@/lib/core/record-form/read-record-form";

type RowsField = Extract<FormField, { kind: "rows" }>;

/** Rows of up to this many fields stand open in a line; longer ones open in place. */
const SHORT = 3;

/** Draws the fields of a row, rows among them. */
type Fields = { readonly Field: ComponentType<FieldProps> };

/** A list of rows. Its buttons post the form where no script takes them over. */
export function RowsView({ field, path, value, setting, Field }: FieldProps<RowsField> & Fields) {
  const rows = rowsIn(value);
  return (
    <fieldset id={path} tabIndex={-1} data-rows={path} className="col-span-full scroll-mt-24">
      <legend className={path.includes(".") ? "strong text-sm" : "sr-only"}>{field.label}</legend>
      <Issues path={path} setting={setting} />
      <ol className="grid">
        {rows.map((row, at) => (
          <Row
            key={at}
            field={field}
            path={`${path}.${at}`}
            row={fieldsIn(row)}
            isFirst={at === 0}
            isLast={at === rows.length - 1}
            setting={setting}
            Field={Field}
          />
        ))}
      </ol>
      {field.uploaded ? (
        <p className="text-sm text-soft">
          A {field.one} is added on the page Pictures of the record, once the record is saved.
        </p>
      ) : (
        <button type="submit" name="do" value={`add:${path}`} className="button mt-2">
          Add {field.one}
        </button>
      )}
    </fieldset>
  );
}

type RowProps = Fields & {
  readonly field: RowsField;
  readonly path: string;
  readonly row: JsonObject;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly setting: FormSetting;
};

function Row({ field, path, row, isFirst, isLast, setting, Field }: RowProps) {
  const title = rowTitle(field, row, setting.options);
  const fields = field.fields.map((inner) => (
    <Field key={inner.name} field={inner} path={`${path}.${inner.name}`} value={row[inner.name]} setting={setting} />
  ));
  const isShort = field.fields.length <= SHORT;
  const hasIssues = [...setting.issues.keys()].some((issue) => issue === path || issue.startsWith(`${path}.`));
  const step = (kind: string, word: string, sign: string) => (
    <button
      type="submit"
      name="do"
      value={`${kind}:${path}`}
      aria-label={`${word} ${title}`}
      data-title={title}
      title={word}
      className="button min-w-11 px-2"
    >
      {sign}
    </button>
  );
  return (
    <li id={path} data-row={path} className="scroll-mt-24 border-t border-rule py-2">
      <Issues path={path} setting={setting} />
      <div className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
        <div className="min-w-0 flex-1 basis-full sm:basis-auto">
          {isShort ? (
            <div className="record-grid">{fields}</div>
          ) : (
            <details open={setting.open.has(path) || hasIssues} data-opens={path}>
              <summary className="min-h-11 py-2.5 wrap-anywhere">{title}</summary>
              <div className="record-grid pb-4">{fields}</div>
            </details>
          )}
        </div>
        <div className={`flex shrink-0 gap-1 ${isShort ? "sm:pt-6" : ""}`}>
          {isFirst ? <NoStep /> : step("up", "Move up:", "↑")}
          {isLast ? <NoStep /> : step("down", "Move down:", "↓")}
          {step("remove", "Remove:", "✕")}
        </div>
      </div>
    </li>
  );
}

/** Room for a button that a row has not, so that the others stand in line. */
const NoStep = () => <span aria-hidden="true" className="w-11 max-sm:hidden" />;

/** A row in a few words: what is filled in first. */
function rowTitle(field: RowsField, row: JsonObject, options: FormOptions): string {
  const words = field.fields.flatMap((inner) => {
    if (inner.kind === "rows" || inner.kind === "group" || inner.kind === "citations") return [];
    if (inner.kind === "line" && inner.fixed) return [];
    if (inner.kind === "list") return rowsIn(row[inner.name]).map((item) => shownValue(inner, item, options));
    const shown = shownValue(inner, row[inner.name], options);
    const label = inner.kind === "choice" ? options[inner.from].find(({ value }) => value === shown)?.label : undefined;
    return shown ? [label ?? shown] : [];
  });
  return words.slice(0, 4).join(", ").slice(0, 120) || `New ${field.one}`;
}
