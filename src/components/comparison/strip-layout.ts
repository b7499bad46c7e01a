import { axisTicks } from '../../runtime/index.ts';

/** Values laid out on a line: where each dot stands, in pixels, and what the axis says. */
export type StripLayout = {
  readonly dots: readonly { readonly x: number; /** How many dots stand below it. */ readonly level: number }[];
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly xOf: (ms: number) => number;
};

/** Share of the values' range that stays free on either side. */
const margin = 0.08;

/**
 * Lays out times, in milliseconds, between 0 and `width` pixels. A dot that would cover an earlier one stands on top of
 * it: no two dots of one level are nearer than `size`.
 */
export function stripLayout(times: readonly number[], width: number, size: number): StripLayout {
  const least = Math.min(...times);
  const most = Math.max(...times);
  const free = Math.max((most - least) * margin, most * 0.005, 0.001);
  const startUs = Math.max(0, least - free) * 1000;
  const endUs = (most + free) * 1000;
  const inner = Math.max(1, width - 2 * size);
  const xOf = (ms: number): number => size + ((ms * 1000 - startUs) / (endUs - startUs)) * inner;
  const levels: number[][] = [];
  const dots = times.map((ms) => {
    const x = xOf(ms);
    let level = levels.findIndex((taken) => taken.every((other) => Math.abs(other - x) >= size));
    if (level < 0) level = levels.push([]) - 1;
    levels[level]?.push(x);
    return { x, level };
  });
  const ticks = axisTicks({ startUs, endUs }, inner).map((tick) => ({ text: tick.text, x: xOf(tick.us / 1000) }));
  return { dots, ticks, xOf };
}
