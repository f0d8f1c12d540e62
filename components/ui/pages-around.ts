/** Page numbers to link: the first, the last and those near the present one; null stands for a gap. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((to) => to >= 1 && to <= last)
    .sort((a, b) => a - b);
  return wanted.flatMap((to, at) => {
    const before = wanted[at - 1] ?? to;
    if (to - before > 2) return [null, to];
    // A gap of one page is that page.
    return to - before === 2 ? [to - 1, to] : [to];
  });
}
