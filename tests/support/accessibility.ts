import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

type Found = { violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] };

/**
 * What axe holds against the page as it is now, a line for each rule with the places. Empty when all is well. The sizes of what one can
 * touch are among what axe leaves out unless it is asked.
 */
export async function accessibilityProblems(page: Page, { targets = false } = {}): Promise<string[]> {
  // Listing only what is wrong takes half the time.
  // Evaluated, not added as a script tag, which the page's content security policy would block.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<Found>(
    `axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: ${targets} } } })`,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(" ")).join(", ")})`,
  );
}
