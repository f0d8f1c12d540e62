/** What is wrong with a file at a place, and what its owner can do about it. */
export type RowProblem = {
  /** From 1; 0 where the file as a whole is meant. */
  readonly line: number;
  /** Heading of the column, or the path of the field; empty where the whole row is meant. */
  readonly column: string;
  readonly reason: string;
  readonly cure: string;
};

/** A file that cannot be read on: the rest of it makes no sense. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  constructor(readonly problem: RowProblem) {
    super(problem.reason);
  }
}

export const refuse = (reason: string, cure: string, line = 0, column = ""): FileRefused =>
  new FileRefused({ line, column, reason, cure });
