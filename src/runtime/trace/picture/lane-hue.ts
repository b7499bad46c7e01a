import type { Lane } from '../../results.ts';

/** How many lane colours there are. */
export const hueCount = 8;

/** Number of a lane's colour: 0 is main's alone, the others take 1 to 7 in turn, as in `src/styles/lanes.css`. */
export function hueOf(lane: Lane): number {
  if (lane === 'main') return 0;
  const number = Number(lane.slice(lane.indexOf('-') + 1));
  return ((Math.max(1, number) - 1) % (hueCount - 1)) + 1;
}
