import { format } from "node:util";

// A warning that nobody reads hides the next one. A test that expects a message takes it with
// `jest.spyOn(console, "error").mockImplementation()` and then says what it expects.

const LEVELS = ["error", "warn"] as const;
const unexpected: string[] = [];

function listen() {
  for (const level of LEVELS) {
    console[level] = (...words: unknown[]) => {
      const where = new Error().stack?.split("\n").slice(2, 6).join("\n") ?? "";
      unexpected.push(`console.${level}: ${format(...words)}\n${where}`);
    };
  }
}

function complain() {
  const messages = unexpected.splice(0);
  if (messages.length === 0) return;
  throw new Error(
    `Unexpected on the console. Mend its cause, or take it with jest.spyOn(console, …).\n${messages.join("\n")}`,
  );
}

listen();
beforeEach(listen);
afterEach(complain);
afterAll(complain);
