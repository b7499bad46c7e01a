/** What repeating a measurement gave: the middle, and how far the rest lies from it. */
export type Figures = {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
};

/** Sums up repetitions of one measurement. Throws where there are none. */
export function figuresOf(samples: readonly number[]): Figures {
  const sorted = samples.toSorted((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) throw new Error('Nothing was measured.');
  return { median: quantile(sorted, 0.5), least, most, count: sorted.length };
}

/** The value below which this share of the sorted samples lies, between neighbours in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
