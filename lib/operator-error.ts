/**
 * A failure that whoever runs the catalogue can mend: what happened, and the cure.
 * Scripts print the two as two lines and exit 1, without a stack, which would only bury them.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";

  /** Both are whole sentences; `cause` keeps the error that lies beneath for the log. */
  constructor(
    readonly what: string,
    readonly cure: string,
    options?: ErrorOptions,
  ) {
    super(`${what} ${cure}`, options);
  }
}
