import { refuse, type RowProblem } from "@/lib/exchange/file-refused";
import { unguarded } from "@/lib/exchange/formula-guard";
import { nearest } from "@/lib/exchange/nearest";
import type { FieldPath, RawRecord } from "@/lib/exchange/raw-record";
import { COLUMNS, ROW_KINDS, columnOf, listOf, type Field, type RowKind } from "@/lib/exchange/table-layout";

/** Cells of one row of a file. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** Rows that one record may take; it has some 30, and its schema allows fewer than this. */
const ROWS_MAX = 10_000;

/** Records of a table that is laid out as table-layout.ts says, its first row the headings. */
export async function* readTable(rows: AsyncIterable<TableRow>): AsyncGenerator<RawRecord> {
  let headings: Headings | null = null;
  let record: OpenRecord | null = null;
  for await (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    if (!headings) {
      headings = readHeadings(row);
      if (headings.problems.length > 0) yield nowhere(row.line, headings.problems);
      continue;
    }
    const read = readRow(row, headings);
    if (read.kind?.name === "record") {
      if (record) yield closed(record);
      record = { line: row.line, rows: [] };
    }
    if (!record || !read.kind) {
      const problem = read.kind
        ? problemAt(
            row.line,
            "row",
            `This ${read.kind.name} row stands above every record.`,
            "Put it below the row of its record.",
          )
        : null;
      const problems = problem ? [...read.problems, problem] : read.problems;
      if (record) record.rows.push({ ...read, problems });
      else yield nowhere(row.line, problems);
      continue;
    }
    record.rows.push(read);
    if (record.rows.length > ROWS_MAX)
      throw refuse(
        `The record has more than ${ROWS_MAX} rows.`,
        "Give each record a row of its own, with “record” in the column row.",
        row.line,
      );
  }
  if (!headings)
    throw refuse("The file is empty.", "Its first row holds the headings, such as slug, name and category.");
  if (record) yield closed(record);
}

type Headings = { readonly columns: readonly (string | null)[]; readonly problems: readonly RowProblem[] };
type ReadRow = {
  readonly line: number;
  readonly kind: RowKind | null;
  readonly cells: ReadonlyMap<string, string>;
  readonly problems: readonly RowProblem[];
};
type OpenRecord = { readonly line: number; readonly rows: ReadRow[] };

const problemAt = (line: number, column: string, reason: string, cure: string): RowProblem => ({
  line,
  column,
  reason,
  cure,
});

const nowhere = (line: number, problems: readonly RowProblem[]): RawRecord => ({
  line,
  input: null,
  version: null,
  problems,
  locate: () => ({ line, column: "" }),
});

function readHeadings({ line, cells }: TableRow): Headings {
  const problems: RowProblem[] = [];
  const seen = new Set<string>();
  const columns = cells.map((cell, at) => {
    const heading = unguarded(cell.trim());
    if (heading === "") return null;
    const known = COLUMNS.find((column) => column.toLowerCase() === heading.toLowerCase());
    if (!known) {
      const near = nearest(heading, COLUMNS);
      problems.push(
        problemAt(
          line,
          heading.slice(0, 60),
          `There is no column “${heading.slice(0, 60)}”.`,
          near ? `Did you mean “${near}”?` : "Remove it, or look at an export for the columns that there are.",
        ),
      );
    } else if (seen.has(known))
      problems.push(problemAt(line, known, `The column “${known}” is there twice.`, `Remove number ${at + 1}.`));
    seen.add(known ?? heading);
    return known ?? null;
  });
  if (!seen.has("slug"))
    throw refuse(
      "The table has no column “slug”.",
      "Its first row holds the headings; look at an export for them.",
      line,
      "slug",
    );
  return { columns, problems };
}

function readRow({ line, cells }: TableRow, { columns }: Headings): ReadRow {
  const problems: RowProblem[] = [];
  const filled = new Map<string, string>();
  for (const [at, cell] of cells.entries()) {
    if (cell === "") continue;
    const column = columns[at];
    if (column) filled.set(column, unguarded(cell));
    else if (at >= columns.length)
      problems.push(
        problemAt(
          line,
          `number ${at + 1}`,
          "The row has more cells than there are headings.",
          "Look for a comma in a text that has no quotation marks.",
        ),
      );
    if (problems.length > 0) break;
  }
  const wanted = (filled.get("row") ?? "record").trim();
  const kind = ROW_KINDS.find(({ name }) => name === wanted) ?? null;
  if (!kind) {
    const names = ROW_KINDS.map(({ name }) => name);
    const near = nearest(wanted, names);
    problems.push(
      problemAt(
        line,
        "row",
        `There is no row “${wanted.slice(0, 60)}”.`,
        near ? `Did you mean “${near}”?` : `It takes ${names.join(", ")}.`,
      ),
    );
  }
  return { line, kind, cells: filled, problems };
}

type Node = Record<string, unknown>;

function closed({ line, rows }: OpenRecord): RawRecord {
  const problems: RowProblem[] = rows.flatMap((row) => row.problems);
  const input: Node = {};
  const slug = rows[0]?.cells.get("slug")?.trim();
  /** The object that rows of a kind were last put in, with its path. */
  const last = new Map<string, { node: Node; path: FieldPath }>();
  const places: { path: FieldPath; line: number; kind: RowKind }[] = [];

  for (const row of rows) {
    const { kind } = row;
    if (!kind) continue;
    const above = kind.below === null ? null : last.get(kind.below);
    if (kind.below !== null && !above) {
      problems.push(
        problemAt(
          row.line,
          "row",
          `This ${kind.name} row has no ${kind.below} above it.`,
          `Put it below its ${kind.below}.`,
        ),
      );
      continue;
    }
    const own = row.cells.get("slug")?.trim();
    if (kind.below !== null && own && own !== slug)
      problems.push(
        problemAt(
          row.line,
          "slug",
          `This row of “${own}” stands below “${slug ?? ""}”.`,
          "Rows of a record stand together, its own row first.",
        ),
      );
    let node = input;
    let path: FieldPath = [];
    if (above && kind.list) {
      const siblings = (above.node[kind.list] ??= []) as Node[];
      node = {};
      siblings.push(node);
      path = [...above.path, kind.list, siblings.length - 1];
    }
    fill(node, row, kind, problems);
    last.set(kind.name, { node, path });
    for (const { name, below } of ROW_KINDS) if (below === kind.name) last.delete(name);
    places.push({ path, line: row.line, kind });
  }
  const version = rows[0]?.cells.get("version")?.trim();
  return {
    line,
    input,
    version:
      version === undefined || version === "" ? undefined : /^\d{1,9}$/.test(version) ? Number(version) : version,
    problems,
    locate: (path) => {
      const place = places
        .filter((one) => one.path.every((part, at) => part === path[at]))
        .sort((a, b) => b.path.length - a.path.length)[0];
      return place
        ? { line: place.line, column: columnOf(place.kind, path.slice(place.path.length)) || path.join(".") }
        : { line, column: path.join(".") };
    },
  };
}

const OF_EVERY_ROW = ["row", "slug", "version"];

function fill(node: Node, { line, cells }: ReadRow, kind: RowKind, problems: RowProblem[]): void {
  for (const [column, cell] of cells) {
    const field = kind.fields.find((one) => one.column === column);
    if (field) put(node, field, valueOf(field, cell, line, problems));
    else if (!OF_EVERY_ROW.includes(column) || (column === "version" && kind.name !== "record" && cell.trim() !== ""))
      problems.push(
        problemAt(
          line,
          column,
          `A ${kind.name} row has nothing in the column “${column}”.`,
          `It takes ${kind.fields.map((one) => one.column).join(", ")}.`,
        ),
      );
  }
}

function valueOf({ column, holds }: Field, cell: string, line: number, problems: RowProblem[]): unknown {
  if (holds === "text") return cell.trim() === "" ? undefined : cell;
  if (holds === "list") return listOf(cell);
  const figure = cell.trim();
  if (figure === "") return undefined;
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(figure)) return Number(figure);
  problems.push(
    problemAt(
      line,
      column,
      `“${figure.slice(0, 40)}” is no number.`,
      "Write digits only, with a point before decimals and nothing between thousands.",
    ),
  );
  return undefined;
}

function put(node: Node, { path }: Field, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
  let inner = node;
  for (const part of path.slice(0, -1)) inner = (inner[part] ??= {}) as Node;
  inner[path.at(-1) ?? ""] = value;
}
