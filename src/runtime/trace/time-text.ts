/** Times of a trace as text. */
import type { Trace } from './trace.ts';

const MS = 1000;
const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;

/**
 * A point or a length of time with its unit, exact to the microsecond: `0 ms`, `850 µs`, `3.25 ms`, `1.42 s`, and from a
 * minute on minutes and seconds, `5:00 min`.
 */
export function timeText(us: number): string {
  if (us === 0) return '0 ms';
  if (us < MS) return `${us} µs`;
  if (us < SECOND) return `${trimmed(us / MS, 3)} ms`;
  if (us < MINUTE) return `${trimmed(us / SECOND, 6)} s`;
  return `${clockText(us, 6)} min`;
}

/** Minutes and two digits of seconds, `1:05`, with as many decimals as there are up to `decimals`: `1:05.25`. */
export function clockText(us: number, decimals: number): string {
  const [whole = '0', fraction = ''] = (us / SECOND).toFixed(decimals).split('.');
  const seconds = Number(whole);
  const rest = fraction.replace(/0+$/u, '');
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return rest === '' ? text : `${text}.${rest}`;
}

/** A time as text, not finer than the steps in which the trace's clock moves. */
export function tracedTime({ clock }: Pick<Trace, 'clock'>, us: number): string {
  return timeText(clock.kind === 'virtual' ? us : Math.round(us / clock.stepUs) * clock.stepUs);
}

function trimmed(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
