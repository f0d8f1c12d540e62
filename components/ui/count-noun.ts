/** `1 platform`, `1,204 platforms`. */
export const countNoun = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
