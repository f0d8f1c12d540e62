import type { FieldProps } from "@/components/admin/record/form-setting";
import { Issues, wrong } from "@/components/admin/record/form-setting";
import { rowsIn } from "@/lib/core/record-form/form-entries";

/** The sources of one claim: each picked from the record's own by its short name, or added in place. */
export function CitationsView({ field, path, value, setting }: FieldProps) {
  const cited = rowsIn(value).filter((id) => typeof id === "string");
  return (
    <fieldset id={path} tabIndex={-1} className="col-span-full scroll-mt-24">
      <legend className="text-sm text-soft">{field.label}</legend>
      <Issues path={path} setting={setting} />
      <div className="flex flex-wrap items-start gap-2">
        {[...cited, ""].map((id, at) => {
          const name = `${path}.${at}`;
          const title = setting.sources.get(id);
          return (
            <span key={at} className="grid w-48 max-w-full">
              <input
                id={name}
                name={name}
                defaultValue={id}
                list="own-sources"
                data-cites=""
                autoComplete="off"
                aria-label={id ? `Source ${at + 1} of the claim` : "Another source of the claim"}
                className="field w-full scroll-mt-24"
                {...wrong(name, setting)}
              />
              <Issues path={name} setting={setting} />
              {title ? <span className="truncate text-xs text-soft">{title}</span> : null}
            </span>
          );
        })}
        <button type="submit" name="do" value={`cite:${path}`} className="button">
          New source
        </button>
      </div>
    </fieldset>
  );
}
