import type { RowProblem } from "@/lib/exchange/file-refused";

export type FieldPath = readonly (string | number)[];

/** A record as it stands in a file, before anyone has checked it. */
export type RawRecord = {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** For the schema. */
  readonly input: unknown;
  /** The version that it was exported from, where the file says one. */
  readonly version: unknown;
  /** What was wrong with it before any schema looked. */
  readonly problems: readonly RowProblem[];
  /** Where a field stands in the file. */
  readonly locate: (path: FieldPath) => { readonly line: number; readonly column: string };
};
