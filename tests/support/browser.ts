import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from "playwright-core";

import { eventually } from "@/tests/support/eventually";

/** How a visitor comes: by default with JavaScript, on a laptop, in the light scheme. */
type VisitOptions = {
  readonly javaScript?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  /** Relative addresses are then read from here. */
  readonly baseUrl?: string;
  /** What the browser may complain of in this test, such as the 404 that the test is about. */
  readonly expectedErrors?: RegExp;
};

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The browser's complaints so far: console errors, policy breaches among them, and uncaught exceptions. */
  readonly errors: readonly string[];
};

/**
 * Describes tests in a real Chromium, one for the whole block. Each visit is a fresh profile, closed after its test; the
 * test fails when the browser complained of something that it did not expect.
 * Without a Chromium the block is skipped on a developer's machine, and fails with CI=true.
 */
export function describeInBrowser(
  name: string,
  body: (visit: (options?: VisitOptions) => Promise<Visit>) => void,
): void {
  const executablePath = findChromium();
  if (executablePath === null) {
    if (process.env.CI === "true") throw new Error(`There is no Chromium for "${name}". ${CURE}`);
    process.stderr.write(`browser tests skipped: no chromium (${name}). ${CURE}\n`);
  }
  const describeOrSkip = executablePath === null ? describe.skip : describe;

  describeOrSkip(name, () => {
    let browser: Browser | undefined;
    let visits: { visit: Visit; expected: RegExp | undefined }[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? undefined, args: ARGS });
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      const ended = visits;
      visits = [];
      await Promise.all(ended.map(({ visit }) => visit.context.close()));
      const unexpected = ended.flatMap(({ visit, expected }) => visit.errors.filter((error) => !expected?.test(error)));
      if (unexpected.length > 0) throw new Error(`The browser complained:\n${unexpected.join("\n")}`);
    });

    body(async (options = {}) => {
      if (!browser) throw new Error("Open a visit inside a test; the browser starts before the first one.");
      const visit = await openVisit(browser, options);
      visits.push({ visit, expected: options.expectedErrors });
      return visit;
    });
  });
}

/** Waits until so many are on the page: what a click leads to is drawn after the address has changed. */
export async function counted(what: Locator, count: number): Promise<void> {
  let seen = -1;
  await eventually(`${count} of ${String(what)}`, async () => (seen = await what.count()) === count).catch(() => {
    throw new Error(`${seen} instead of ${count} on the page: ${String(what)}`);
  });
}

async function openVisit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: options.baseUrl,
    javaScriptEnabled: options.javaScript ?? true,
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.colorScheme ?? "light",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url || page.url()})`);
  });
  page.on("pageerror", (error) => errors.push(`uncaught: ${error.message} (${page.url()})`));
  return { page, context, errors };
}

const CURE = "Install it (apt-get install chromium), or set CHROMIUM_BIN to its path.";

// Root has no sandbox; the rest keeps the browser from talking to anyone but the site under test.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** CHROMIUM_BIN where it is set, else Debian's, else the first on the PATH. */
function findChromium(): string | null {
  const named = process.env.CHROMIUM_BIN;
  if (named) return isProgram(named) ? named : null;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => path.join(folder, name)));
  return ["/usr/bin/chromium", ...onPath].find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
