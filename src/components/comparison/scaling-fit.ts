/** A speed-up that was measured: how many times faster `count` threads or cores were than one. */
export type ScalingPoint = { readonly count: number; readonly speedUp: number };

/** A law of scaling, fitted to what was measured. */
export type Fit = {
  /** The share of the time on one core that no second core can take over, from 0 to 1. */
  readonly serial: number;
  /** The speed-up that the law foretells. */
  readonly at: (count: number) => number;
  /** How far the points lie from it: the root of the mean squared distance, in units of speed-up. */
  readonly distance: number;
  /** Points that the share was found from: those of more than one core. */
  readonly points: number;
};

/**
 * Amdahl's law (1967) for work of a fixed size, S(n) = 1 / (s + (1 - s) / n), with the share s of the least squared
 * errors of the relative time 1 / S, in which the law is linear. Undefined without a point of two cores or more.
 */
export function fitAmdahl(points: readonly ScalingPoint[]): Fit | undefined {
  return fit(
    points,
    ({ count, speedUp }) => ({ slope: 1 - 1 / count, value: 1 / speedUp - 1 / count }),
    (serial, count) => 1 / (serial + (1 - serial) / count),
  );
}

/**
 * Gustafson's law (1988) for work that grows with the number of cores, S(n) = n - s (n - 1), with the share s of the
 * least squared errors of the speed-up. Undefined without a point of two cores or more.
 */
export function fitGustafson(points: readonly ScalingPoint[]): Fit | undefined {
  return fit(
    points,
    ({ count, speedUp }) => ({ slope: count - 1, value: count - speedUp }),
    (serial, count) => count - serial * (count - 1),
  );
}

/** A law that is linear in its serial share: value = share × slope, at each point. */
function fit(
  points: readonly ScalingPoint[],
  line: (point: ScalingPoint) => { readonly slope: number; readonly value: number },
  law: (serial: number, count: number) => number,
): Fit | undefined {
  const telling = points.filter(({ count, speedUp }) => count > 1 && speedUp > 0);
  if (telling.length === 0) return undefined;
  let products = 0;
  let squares = 0;
  for (const { slope, value } of telling.map(line)) {
    products += slope * value;
    squares += slope * slope;
  }
  const serial = Math.min(1, Math.max(0, products / squares));
  const errors = telling.map(({ count, speedUp }) => (law(serial, count) - speedUp) ** 2);
  return {
    serial,
    at: (count) => law(serial, count),
    distance: Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length),
    points: telling.length,
  };
}
