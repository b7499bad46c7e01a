import { closingUs } from './shop.ts';
import type { Shop } from './shop.ts';

/** A minute of the shop, in microseconds. */
export const minuteUs = 60_000_000;

/** Long enough for every setting of the sliders, so that a shop that closes earlier looks as if it did. */
const usualMinutes = 5;

/** How much time the lanes are long, in whole minutes. */
export function axisUs(shop: Shop): number {
  return Math.max(usualMinutes, Math.ceil(closingUs(shop) / minuteUs)) * minuteUs;
}

/** A length of time as a share of the lanes' length, as CSS and SVG write it. */
export function shareOf(us: number, shop: Shop): string {
  return `${Number(((us / axisUs(shop)) * 100).toFixed(3))}%`;
}
