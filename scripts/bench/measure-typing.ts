import { existsSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import type { Samples } from "@/scripts/bench/samples";

export type Typing = {
  /** From a key to its letter painted, in a field that nothing follows. */
  readonly letter: Samples;
  /** From a key to the painted results, in the search box of the list. */
  readonly results: Samples;
};

/** What is typed, letter by letter, with a rest after each: names, a role, a kind, a designation. */
const WORDS = ["apache", "missile", "tank", "p-8i", "hercules", "radar"];
const REST_MS = 150;

/**
 * Types into the search box of the list in a real browser, and into a field of another page that nothing follows, in turn.
 * @returns null where there is no browser at that path
 */
export async function measureTyping(site: string, browserPath: string, rounds: number): Promise<Typing | null> {
  if (!existsSync(browserPath)) return null;
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const times: Typing = { letter: [], results: [] };
    for (let round = 0; round <= rounds; round += 1) {
      for (const [address, selector, changes, into] of [
        ["/sign-in", "input[name=email]", "input", times.letter],
        ["/platforms", "input#q", "h1", times.results],
      ] as const) {
        await page.goto(site + address, { waitUntil: "networkidle" });
        const field = page.locator(selector);
        for (const word of WORDS) {
          await field.focus();
          for (const key of word) {
            await watchForPaint(page, changes);
            await page.keyboard.press(key);
            const time = await page.evaluate(() => (globalThis as Watched).painted!);
            // The first round warms up.
            if (round > 0) into.push(time);
            await page.waitForTimeout(REST_MS);
          }
          await field.fill("");
          await page.waitForTimeout(3 * REST_MS);
        }
      }
    }
    return times;
  } finally {
    await browser.close();
  }
}

type Watched = typeof globalThis & { painted?: Promise<number> };

/** Has the page take the time from the next key until the frame is painted in which `changes` has changed, a field's input or the heading;
 *  in milliseconds, as `painted`. Settles when the page watches: a key that is sent before may be missed. */
const watchForPaint = (page: Page, changes: "input" | "h1"): Promise<void> =>
  page.evaluate((what) => {
    (globalThis as Watched).painted = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error("Nothing followed a key within 10 seconds")), 10_000);
      let started = 0;
      addEventListener("keydown", () => (started = performance.now()), { once: true, capture: true });
      // A method, since what compiles this gives functions names by a helper of its own, which the page does not have.
      const field = {
        changed() {
          // A message that is sent while a frame is made comes after it was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - started);
          requestAnimationFrame(() => port2.postMessage(null));
        },
      };
      if (what === "input") return addEventListener("input", () => field.changed(), { once: true });
      // The heading may be another element after the change, so the whole page is watched for what it says.
      const before = document.querySelector("h1")?.textContent;
      const observer = new MutationObserver(() => {
        if (document.querySelector("h1")?.textContent === before) return;
        observer.disconnect();
        field.changed();
      });
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  }, changes);
