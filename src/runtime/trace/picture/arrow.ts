import type { Picture } from './picture.ts';

/** Where the arrow of a message begins, in pixels from the picture's top: at the edge of its sender's bar. */
export function arrowStart({ flights, rows }: Picture, at: number): number {
  return edgeOf(rows[flights.from[at] ?? 0], (flights.from[at] ?? 0) < (flights.to[at] ?? 0));
}

/** Where it ends: at the edge of its receiver's bar that is nearer to the sender. */
export function arrowEnd({ flights, rows }: Picture, at: number): number {
  return edgeOf(rows[flights.to[at] ?? 0], (flights.to[at] ?? 0) < (flights.from[at] ?? 0));
}

function edgeOf(row: Picture['rows'][number] | undefined, isBelow: boolean): number {
  if (!row) return 0;
  return isBelow ? row.barTop + row.barHeight : row.barTop;
}
