// Plain JavaScript, because Jest loads its reporters without compiling them.

/** Prints `N passed, N failed` alone on the very last line, after teardown and after Jest's own last words. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    process.once("exit", () => process.stdout.write(`${closingLine(results)}\n`));
  }
}

/** A file that could not even be loaded has no tests to count, so it counts as one failure. */
function closingLine(counts) {
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  const skipped = counts.numPendingTests + counts.numTodoTests;
  return `${counts.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
