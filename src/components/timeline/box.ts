import { arrowEnd, arrowStart } from '../../runtime/index.ts';
import type { Picture, Scale, Thing } from '../../runtime/index.ts';

/** A rectangle in CSS pixels, from the left edge of the time and the top of the picture. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Thinner boxes cannot be seen. */
const THINNEST = 3;

/** Where a thing lies in a picture, as far as it is in sight; undefined where it is not drawn. */
export function boxOf(picture: Picture, scale: Scale, thing: Thing): Box | undefined {
  switch (thing.kind) {
    case 'span': {
      const span = picture.trace.spans[thing.index];
      const key = picture.arrangement === 'lanes' ? span?.lane : `core-${span?.core}`;
      const row = picture.rows.find((one) => one.key === key);
      return row && span && boxBetween(scale, span.startUs, span.endUs, row.barTop, row.barHeight);
    }
    case 'mark': {
      const mark = picture.trace.marks[thing.index];
      const row = picture.rows.find(({ key }) => key === mark?.lane);
      const level = row?.marks.findIndex(({ indices }) => indices.includes(thing.index)) ?? -1;
      if (!row || !mark || level === -1) return undefined;
      const { mark: height } = picture.density;
      return boxBetween(scale, mark.startUs, mark.endUs, row.barTop - (level + 1) * height, height - 1);
    }
    case 'tick': {
      const tick = picture.trace.ticks[thing.index];
      const row = picture.rows.find(({ key }) => key === tick?.lane);
      return (
        row && tick && boxBetween(scale, tick.atUs, tick.atUs, row.barTop + row.barHeight, picture.density.gap - 1)
      );
    }
    case 'flight': {
      const at = picture.flights.indices.indexOf(thing.index);
      if (at === -1) return undefined;
      const [from, to] = [arrowStart(picture, at), arrowEnd(picture, at)];
      const { sent, received } = picture.flights;
      return boxBetween(scale, sent[at] ?? 0, received[at] ?? 0, Math.min(from, to), Math.abs(to - from));
    }
  }
}

function boxBetween(scale: Scale, fromUs: number, toUs: number, y: number, height: number): Box | undefined {
  const from = Math.max(0, Math.round((fromUs - scale.startUs) * scale.pixelsPerUs));
  const to = Math.min(scale.width, Math.round((toUs - scale.startUs) * scale.pixelsPerUs));
  if (to < 0 || from > scale.width) return undefined;
  const width = Math.max(THINNEST, to - from);
  return { x: to - from < THINNEST ? from - 1 : from, y, width, height };
}
