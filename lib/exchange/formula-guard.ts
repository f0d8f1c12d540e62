/** What a spreadsheet takes for the beginning of a formula, also in the wide forms of East Asian keyboards. */
const BEGINS_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const IS_GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;

/** A text as a cell that no spreadsheet runs: an apostrophe stands before what would be a formula. Texts that already begin with
 *  apostrophes and then such a sign get one more, so that {@link unguarded} gives back every text as it was. */
export const guarded = (text: string): string => (BEGINS_FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell that {@link guarded} wrote, or that somebody typed: only an apostrophe before such a sign is taken off. */
export const unguarded = (cell: string): string => (IS_GUARDED.test(cell) ? cell.slice(1) : cell);
