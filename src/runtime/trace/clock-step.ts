/** Looks at the clock for this long at most, in milliseconds. */
const lookMs = 4;

let known: number | undefined;

/**
 * The step in which this page's clock moves, in microseconds: the smallest that was seen in a few milliseconds of
 * looking. Browsers make it coarse on purpose, less so where a page is cross-origin isolated.
 */
export function clockStepUs(): number {
  known ??= measure();
  return known;
}

function measure(): number {
  const begun = performance.now();
  let least = Infinity;
  let last = begun;
  for (let now = begun; now - begun < lookMs; now = performance.now()) {
    if (now > last) least = Math.min(least, now - last);
    last = now;
  }
  return Number.isFinite(least) ? Math.max(1, Math.round(least * 1000)) : lookMs * 1000;
}
