import { arrowEnd, arrowStart } from './arrow.ts';
import type { Scale } from './level-of-detail.ts';
import { eachArrow } from './packed-flights.ts';
import { firstAbove, spanNear } from './packed-spans.ts';
import type { Picture, PictureRow } from './picture.ts';
import type { Thing } from '../things.ts';

/** How far from a thing a pointer may be, in pixels. */
const SLACK = 4;

/**
 * What is drawn at a point, in pixels from the picture's top left: a mark above a bar, a line of output below it, an
 * arrow, or the span under the point.
 */
export function thingAt(picture: Picture, scale: Scale, x: number, y: number): Thing | undefined {
  const us = scale.startUs + x / scale.pixelsPerUs;
  const slackUs = SLACK / scale.pixelsPerUs;
  const row = picture.rows.find(({ barTop, barHeight }) => y < barTop + barHeight + picture.density.gap);
  if (!row) return undefined;
  if (y >= row.barTop && y < row.barTop + row.barHeight) {
    const at = spanNear(row.spans, us, slackUs);
    const span: Thing | undefined = at === -1 ? undefined : { kind: 'span', index: row.spans.indices[at] ?? 0 };
    // A bar that a hand can aim at lies over the arrows that cross it.
    const isWide = ((row.spans.ends[at] ?? 0) - (row.spans.starts[at] ?? 0)) * scale.pixelsPerUs >= 2 * SLACK;
    return span && isWide ? span : (arrowAt(picture, scale, x, y) ?? span);
  }
  const beside = y < row.barTop ? markAt(row, picture, us, y, slackUs) : tickAt(row, us, slackUs);
  return beside ?? arrowAt(picture, scale, x, y);
}

function markAt(row: PictureRow, { density }: Picture, us: number, y: number, slackUs: number): Thing | undefined {
  const level = row.marks[Math.floor((row.barTop - y) / density.mark)];
  const at = level ? spanNear(level, us, slackUs) : -1;
  return at === -1 || !level ? undefined : { kind: 'mark', index: level.indices[at] ?? 0 };
}

function tickAt({ ticks }: PictureRow, us: number, slackUs: number): Thing | undefined {
  const after = firstAbove(ticks.times, us);
  const distanceOf = (at: number): number => Math.abs((ticks.times[at] ?? Number.POSITIVE_INFINITY) - us);
  const nearest = distanceOf(after - 1) <= distanceOf(after) ? after - 1 : after;
  const index = ticks.indices[nearest];
  return index === undefined || distanceOf(nearest) > slackUs ? undefined : { kind: 'tick', index };
}

function arrowAt(picture: Picture, scale: Scale, x: number, y: number): Thing | undefined {
  const { flights } = picture;
  let nearest: number = SLACK;
  let found = -1;
  eachArrow(flights, scale, (at) => {
    const fromX = ((flights.sent[at] ?? 0) - scale.startUs) * scale.pixelsPerUs;
    const toX = ((flights.received[at] ?? 0) - scale.startUs) * scale.pixelsPerUs;
    const distance = distanceToLine(x, y, fromX, arrowStart(picture, at), toX, arrowEnd(picture, at));
    if (distance >= nearest) return;
    nearest = distance;
    found = at;
  });
  return found === -1 ? undefined : { kind: 'flight', index: flights.indices[found] ?? 0 };
}

/** From a point to the nearest point of a line with two ends. */
function distanceToLine(x: number, y: number, fromX: number, fromY: number, toX: number, toY: number): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const squared = alongX * alongX + alongY * alongY;
  const share = squared === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / squared;
  const within = Math.max(0, Math.min(1, share));
  return Math.hypot(x - fromX - within * alongX, y - fromY - within * alongY);
}
