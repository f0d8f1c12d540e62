/** The rest of a search as hidden fields of a GET form whose own fields are `own`. The page is left out: a changed search starts at 1. */
export function StateFields({ search, own }: { search: string; own: readonly string[] }) {
  return [...new URLSearchParams(search)]
    .filter(([name]) => name !== "page" && !own.includes(name))
    .map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
}
