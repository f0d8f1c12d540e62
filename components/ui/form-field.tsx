export type FieldOptions = {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password" | "number" | "date";
  readonly hint?: string;
  readonly autoComplete?: string;
  readonly value?: string | undefined;
  /** Makes it a text of so many lines. */
  readonly lines?: number;
  /** Makes it a list to choose from. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Catches programs that fill in every field: people neither see it nor come to it by the keyboard. */
  readonly isTrap?: boolean;
};

type Props = FieldOptions & { readonly id: string; readonly issues: readonly string[] };

/** One labelled field, with its hint and what is wrong with it. */
export function FormField({
  id,
  name,
  label,
  type = "text",
  hint,
  autoComplete,
  value,
  lines,
  options,
  isTrap = false,
  issues,
}: Props) {
  const isWrong = issues.length > 0;
  const described = [hint ? `${id}-hint` : "", isWrong ? `${id}-issues` : ""].filter(Boolean).join(" ") || undefined;
  const shared = {
    id,
    name,
    defaultValue: value ?? "",
    "aria-describedby": described,
    "aria-invalid": isWrong || undefined,
    tabIndex: isTrap ? -1 : undefined,
    className: `field w-full ${isWrong ? "border-error" : ""}`,
  };
  return (
    <div
      className={
        isTrap
          ? "sr-only"
          : `grid ${lines ? "max-w-3xl" : "max-w-md"} gap-1 ${isWrong ? "border-l-4 border-error pl-3" : ""}`
      }
    >
      <label htmlFor={id} className="strong">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      ) : null}
      {isWrong ? (
        <p id={`${id}-issues`} className="text-sm text-error">
          {issues.join(" ")}
        </p>
      ) : null}
      {options ? (
        // React keeps the first default of a list; a new key takes the new one.
        <select key={value} {...shared}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : lines ? (
        <textarea {...shared} rows={lines} className={`${shared.className} py-2`} />
      ) : (
        <input {...shared} type={type} autoComplete={autoComplete} spellCheck={type === "text"} />
      )}
    </div>
  );
}
