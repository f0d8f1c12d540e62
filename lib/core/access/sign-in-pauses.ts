/** What failed sign-ins are counted by; and readers' reports, which strangers can send just as many of. */
export type PauseKind = "source" | "device" | "address" | "account" | "reporter" | "reports";

type Rule = { readonly free: number; readonly longestSeconds: number };

// Each failure beyond the free ones doubles the pause, from two seconds up to the longest. By these figures one address gets some
// 110 guesses a day, at one account or many. The account's own rule holds against many addresses at once; its pause stays short,
// since it is the only one that a stranger can bring upon somebody: whoever comes by a known browser is not counted by it.
const RULES: Readonly<Record<PauseKind, Rule>> = {
  /** One account from one address. */
  source: { free: 5, longestSeconds: 900 },
  /** One account from a browser that it has been used in before. */
  device: { free: 10, longestSeconds: 900 },
  /** All accounts from one address: an office may share it. */
  address: { free: 20, longestSeconds: 900 },
  /** One account from everywhere. */
  account: { free: 50, longestSeconds: 60 },
  /** Reports from one address. */
  reporter: { free: 10, longestSeconds: 3600 },
  /** Reports from everywhere: some 1,700 in a day at most, however many addresses send them. */
  reports: { free: 300, longestSeconds: 60 },
};

/** Failures older than this are forgotten. */
export const FORGOTTEN_AFTER_MS = 24 * 3600_000;

/** How long nothing more is looked at after so many failures. */
export function pauseSeconds(kind: PauseKind, failures: number): number {
  const { free, longestSeconds } = RULES[kind];
  return failures <= free ? 0 : Math.min(longestSeconds, 2 ** Math.min(failures - free, 20));
}
