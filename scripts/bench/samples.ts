/** Times in milliseconds. */
export type Samples = number[];

/** The smallest time within which so many per cent of all lie. */
export function percentile(samples: Samples, percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

/** `4.2`: a tenth of a millisecond is as fine as it can be told. */
export const ms = (samples: Samples, percent: number): string => percentile(samples, percent).toFixed(1);

/** `1.27`, ours by the yardstick's. */
export const ratio = (ours: Samples, yardstick: Samples, percent: number): string =>
  (percentile(ours, percent) / percentile(yardstick, percent)).toFixed(2);
