/** A record in one line: its designation and its name, or the name alone where that has the designation in it. */
export const fullName = ({ designation, name }: { readonly designation: string; readonly name: string }): string =>
  name.includes(designation) ? name : `${designation} ${name}`;
