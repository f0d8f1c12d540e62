import { CitationsView } from "@/components/admin/record/citations-view";
import type { FieldProps } from "@/components/admin/record/form-setting";
import { Issues, wrong } from "@/components/admin/record/form-setting";
import { RowsView } from "@/components/admin/record/rows-view";
import type { FormField } from "@/lib/core/record-form/form-fields";
import { fieldsIn, rowsIn, shownValue } from "@/lib/core/record-form/form-entries";

/** One field of a record's form, of whatever kind. Everything is named by its path, so that the form needs no script. */
export function FieldView({ field, path, value, setting }: FieldProps) {
  switch (field.kind) {
    case "rows":
      return <RowsView field={field} path={path} value={value} setting={setting} Field={FieldView} />;
    case "citations":
      return <CitationsView field={field} path={path} value={value} setting={setting} />;
    case "group":
      return (
        <fieldset id={path} className="col-span-full scroll-mt-24 border-l-2 border-rule pl-3">
          <legend className="strong text-sm">{field.label}</legend>
          <Issues path={path} setting={setting} />
          <div className="record-grid">
            {field.fields.map((inner) => (
              <FieldView
                key={inner.name}
                field={inner}
                path={`${path}.${inner.name}`}
                value={fieldsIn(value)[inner.name]}
                setting={setting}
              />
            ))}
          </div>
        </fieldset>
      );
    case "list": {
      const filled = rowsIn(value);
      return (
        <fieldset id={path} className="col-span-full scroll-mt-24">
          <legend className="text-sm text-soft">{field.label}</legend>
          <Issues path={path} setting={setting} />
          <div className="flex flex-wrap items-start gap-2">
            {[...filled, ""].map((item, at) => (
              <span key={at} className="grid w-56 max-w-full">
                <input
                  id={`${path}.${at}`}
                  name={`${path}.${at}`}
                  aria-label={at < filled.length ? `${field.one} ${at + 1}` : `Another ${field.one}`}
                  defaultValue={shownValue(field, item, setting.options)}
                  list={field.from ? `words-${field.from}` : undefined}
                  autoComplete="off"
                  className="field w-full scroll-mt-24"
                  {...wrong(`${path}.${at}`, setting)}
                />
                <Issues path={`${path}.${at}`} setting={setting} />
              </span>
            ))}
            <button type="submit" name="do" value={`add:${path}`} className="button">
              Add {field.one}
            </button>
          </div>
        </fieldset>
      );
    }
    case "line":
    case "text":
    case "number":
    case "choice":
    case "code":
      return <SingleField field={field} path={path} value={value} setting={setting} />;
  }
}

function SingleField({
  field,
  path,
  value,
  setting,
}: FieldProps<Extract<FormField, { kind: "line" | "text" | "number" | "choice" | "code" }>>) {
  const { options, issues } = setting;
  const shown = shownValue(field, value, options);
  const described = [field.hint ? `${path}-hint` : "", issues.has(path) ? `${path}-issues` : ""].filter(Boolean);
  const shared = {
    id: path,
    name: path,
    "aria-describedby": described.join(" ") || undefined,
    "aria-invalid": issues.has(path) || undefined,
    className: `field w-full scroll-mt-24 ${issues.has(path) ? "border-error" : ""}`,
  };
  const isWide = field.kind === "text";
  return (
    <div className={`grid content-start gap-1 ${isWide ? "col-span-full" : ""}`}>
      <label htmlFor={path} className="text-sm text-soft">
        {field.label}
      </label>
      <Issues path={path} setting={setting} />
      {field.kind === "choice" ? (
        <select {...shared} defaultValue={shown || (field.initial ?? "")}>
          {field.initial ? null : <option value="">Not stated</option>}
          {/* What a program wrote here stays until somebody chooses. */}
          {shown && !options[field.from].some((option) => option.value === shown) ? (
            <option value={shown}>{shown}</option>
          ) : null}
          {options[field.from].map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.kind === "text" ? (
        <textarea
          {...shared}
          rows={shown.length > 200 ? 6 : 3}
          defaultValue={shown}
          className={`${shared.className} py-2`}
        />
      ) : (
        <input
          {...shared}
          defaultValue={shown}
          readOnly={field.kind === "line" && field.fixed}
          inputMode={field.kind === "number" ? "decimal" : undefined}
          list={field.kind === "code" ? `words-${field.from}` : undefined}
          autoComplete="off"
          spellCheck={field.kind === "line"}
        />
      )}
      {field.hint ? (
        <p id={`${path}-hint`} className="text-xs text-soft">
          {field.hint}
        </p>
      ) : null}
    </div>
  );
}
