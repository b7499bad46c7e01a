import { clockText } from '../time-text.ts';
import type { TimeWindow } from './time-window.ts';

/** A point of an axis. `text` is its number; the first and the last one bear the unit as well. */
export type AxisTick = { readonly us: number; readonly text: string };

type AxisUnit = { readonly name: string; readonly us: number };

const units = [
  { name: 'µs', us: 1 },
  { name: 'ms', us: 1000 },
  { name: 's', us: 1_000_000 },
] as const satisfies readonly AxisUnit[];

const MINUTE = 60_000_000;
/** Steps of an axis in minutes and seconds, in seconds. */
const clockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000, 86_400];

/** A digit's width and the room between two labels, in pixels. */
const DIGIT = 7;
const GAP = 28;
/** More decimals than this are hard to tell apart: a smaller unit is taken. */
const MOST_DECIMALS = 3;

/**
 * Round points of time for an axis of `width` pixels under `window`, as many as there is room for: at multiples of 1, 2 or
 * 5, in one unit for all of them; from a minute on in minutes and seconds.
 */
export function axisTicks(window: TimeWindow, width: number): readonly AxisTick[] {
  if (width <= 0) return [];
  let room = 5 * DIGIT;
  // Wider labels need larger steps, which may need fewer digits: it settles at once or never matters.
  for (let round = 0; round < 3; round += 1) {
    const step = stepOf(window, ((room + GAP) * (window.endUs - window.startUs)) / width);
    const ticks = ticksAt(window, step);
    const widest = Math.max(0, ...ticks.map(({ text }) => text.length)) * DIGIT;
    if (widest <= room || round === 2) return ticks;
    room = widest;
  }
  return [];
}

function stepOf({ endUs }: TimeWindow, leastUs: number): number {
  if (endUs >= MINUTE && leastUs > 500_000) {
    const seconds = clockSteps.find((step) => step * 1_000_000 >= leastUs);
    if (seconds !== undefined) return seconds * 1_000_000;
  }
  const decade = 10 ** Math.floor(Math.log10(leastUs));
  const step = [1, 2, 5, 10].find((one) => one * decade >= leastUs * 0.999_999) ?? 10;
  return Math.max(1, step * decade);
}

function ticksAt(window: TimeWindow, step: number): readonly AxisTick[] {
  const first = Math.ceil(window.startUs / step - 1e-9);
  const last = Math.floor(window.endUs / step + 1e-9);
  const count = Math.max(0, last - first + 1);
  const write = writerOf(window.endUs, step);
  return Array.from({ length: count }, (_, index) => {
    const us = (first + index) * step;
    return { us, text: write(us, index === 0 || index === count - 1) };
  });
}

function writerOf(endUs: number, step: number): (us: number, withUnit: boolean) => string {
  if (endUs >= MINUTE && step >= 1000) {
    return (us, withUnit) => `${clockText(us, MOST_DECIMALS)}${withUnit ? ' min' : ''}`;
  }
  const large = units.findLast((unit) => unit.us <= endUs) ?? units[0];
  const unit = units.findLast((one) => one.us <= large.us && decimalsOf(step, one) <= MOST_DECIMALS) ?? units[0];
  const decimals = decimalsOf(step, unit);
  return (us, withUnit) => `${(us / unit.us).toFixed(decimals)}${withUnit ? ` ${unit.name}` : ''}`;
}

const decimalsOf = (step: number, unit: AxisUnit): number => Math.max(0, Math.ceil(-Math.log10(step / unit.us) - 1e-9));
