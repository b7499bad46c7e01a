/** What a number of measured values comes to. */
export type Summary = {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  readonly median: number;
  /** The middle half lies between these: a quarter of the values is below the one, a quarter above the other. */
  readonly lower: number;
  readonly upper: number;
};

/**
 * The value below which a share of sorted values lies, between two of them in proportion (Hyndman and Fan's definition 7,
 * as in spreadsheets and R). Throws for no values at all.
 */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new Error(`No quantile ${share} of ${sorted.length} values`);
  return below + (above - below) * (at - Math.floor(at));
}

/** Median, spread and middle half of values; undefined where there are none. */
export function summaryOf(values: readonly number[]): Summary | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  return {
    count: sorted.length,
    least,
    most,
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
  };
}

/** Tukey's fence: a value is an outlier further from the middle half than one and a half times its width. */
const fenceWidths = 1.5;

/**
 * Whether a value lies outside of Tukey's fences (1977). `step`, in the unit of the values, is what the clock can tell
 * apart: nothing within two steps of the middle half is an outlier.
 */
export function isOutlier(value: number, { lower, upper }: Summary, step: number): boolean {
  const reach = Math.max(fenceWidths * (upper - lower), 2 * step);
  return value < lower - reach || value > upper + reach;
}
