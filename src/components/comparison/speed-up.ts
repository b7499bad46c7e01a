import type { Timed } from './run-record.ts';

/** How much longer `before` took than `after`, and whether that is more than chance does. */
export type SpeedUp = { readonly factor: number; readonly pace: 'faster' | 'slower' | 'same' };

/** Measured times that differ by no more than this factor are taken for the same: one run each proves no more. */
const noiseFactor = 1.1;
/** Measured times that differ by less than this many steps of the clock are the same. */
const noiseSteps = 2;
/** Starting threads and drawing take about that long by chance, in milliseconds. */
const noiseMs = 1;

/**
 * The speed-up from one run to another, both measured or both virtual; throws where they are not. Virtual times are
 * exact, and differ where they differ; measured ones have noise. Undefined where a time of zero allows no division.
 */
export function speedUp(before: Timed, after: Timed): SpeedUp | undefined {
  if (before.clock.kind !== after.clock.kind) {
    throw new Error(`A ${before.clock.kind} time cannot be compared with a ${after.clock.kind} one`);
  }
  if (before.ms === after.ms) return { factor: 1, pace: 'same' };
  if (before.ms <= 0 || after.ms <= 0) return undefined;
  const factor = before.ms / after.ms;
  const pace = isNoise(before, after, factor) ? 'same' : factor > 1 ? 'faster' : 'slower';
  return { factor, pace };
}

function isNoise(before: Timed, after: Timed, factor: number): boolean {
  if (before.clock.kind === 'virtual' || after.clock.kind === 'virtual') return false;
  const stepMs = Math.max(before.clock.stepUs, after.clock.stepUs) / 1000;
  const difference = Math.abs(before.ms - after.ms);
  return Math.max(factor, 1 / factor) < noiseFactor || difference < Math.max(noiseMs, noiseSteps * stepMs);
}

/** A factor to the digits that a reader can use: `3.71×`, `12.4×`, `250×`. */
export function factorText(factor: number): string {
  return `${Number(factor.toFixed(factor < 9.995 ? 2 : factor < 99.95 ? 1 : 0))}×`;
}

/** A speed-up as the end of a sentence: `3.71× faster than`, `about as fast as`. */
export function paceText({ factor, pace }: SpeedUp, clock: Timed['clock']): string {
  switch (pace) {
    case 'faster':
      return `${factorText(factor)} faster than`;
    case 'slower':
      return `${factorText(1 / factor)} slower than`;
    case 'same':
      return clock.kind === 'virtual' ? 'exactly as fast as' : 'about as fast as';
  }
}
