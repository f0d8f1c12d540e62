import { figure } from "@/lib/core/figure";
/** `1 platform`, `1,204 platforms`. */
export const countNoun = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;
