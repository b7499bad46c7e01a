import { cornerOf, eachDrawn, laneStates } from '../../runtime/index.ts';
import type { PictureColours, PictureRow, Scale } from '../../runtime/index.ts';
import type { TextureTiles } from './texture-tiles.ts';
import type { ThinLayer } from './thin-layer.ts';

/** How much of themselves spans keep while others are lit. */
export const UNLIT = 0.3;
/** Narrower spans, in CSS pixels, show no texture. */
const THIN = 4;

/** What the bars of a row are drawn with. */
export type Brushes = {
  readonly colours: PictureColours;
  readonly tiles: TextureTiles;
  readonly thin: ThinLayer;
  /** Where the time begins on the canvas, in its pixels. */
  readonly left: number;
  /** 1 for each span of the trace that is lit; undefined where none is, and so all are drawn alike. */
  readonly lit: Uint8Array | undefined;
};

/** Draws the bars of a row; the answer says whether several spans share a pixel somewhere. */
export function paintSpans(
  context: CanvasRenderingContext2D,
  row: PictureRow,
  scale: Scale,
  { colours, tiles, thin, left, lit }: Brushes,
): boolean {
  const { spans } = row;
  const { ratio } = tiles;
  const y = Math.round(row.barTop * ratio);
  const height = Math.round(row.barHeight * ratio);
  const corner = cornerOf(row.barHeight) * ratio;
  const gap = Math.max(1, Math.round(ratio));
  // Textures stay on their spans while these move.
  tiles.moveTo(-scale.startUs * scale.pixelsPerUs, y);
  let merges = false;
  const isLit = (first: number, last: number): boolean => {
    if (!lit) return true;
    for (let at = first; at <= last; at += 1) if (lit[spans.indices[at] ?? 0] === 1) return true;
    return false;
  };
  const box = (from: number, to: number): void => {
    if (to - from < 2 * corner) {
      context.fillRect(from, y, to - from, height);
      return;
    }
    context.beginPath();
    context.roundRect(from, y, to - from, height, corner);
    context.fill();
  };

  eachDrawn(spans, scale, {
    whole: (from, to, at) => {
      const hue = spans.hues[at] ?? 0;
      if (to - from < THIN * ratio) {
        const state = spans.states[at] ?? 0;
        for (let x = left + from; x < left + to; x += 1) thin.whole(x, y, height, state, hue, isLit(at, at));
        return;
      }
      if (lit) context.globalAlpha = isLit(at, at) ? 1 : UNLIT;
      switch (laneStates[spans.states[at] ?? 0] ?? 'running') {
        case 'running':
          context.fillStyle = colours.lanes[hue] ?? '';
          box(from, to - from > 4 * gap ? to - gap : to);
          return;
        case 'waiting':
          context.fillStyle = tiles.dots(hue);
          context.fillRect(from, y, to - from, height);
          return;
        case 'blocked':
          context.fillStyle = tiles.stripes(hue);
          box(from, to);
          return;
        case 'ready':
          paintReady(context, from, y, to - from, height, colours.lanes[hue] ?? '', colours.readyShare, gap, corner);
          return;
        case 'switching':
          context.fillStyle = colours.switching;
          context.fillRect(from, y, to - from, height);
      }
    },
    merged: (pixel, busy, hue, rest, first, last) => {
      merges = true;
      thin.mixed(left + pixel, y, height, busy, hue, rest, isLit(first, last));
    },
  });
  context.globalAlpha = 1;
  return merges;
}

/** A light tint in a thin line of the lane's colour, so that it can be told from the track as well. */
function paintReady(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  share: number,
  thickness: number,
  corner: number,
): void {
  const alpha = context.globalAlpha;
  const isWide = width >= 2 * corner;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.beginPath();
  if (isWide) context.roundRect(x + thickness / 2, y + thickness / 2, width - thickness, height - thickness, corner);
  else context.rect(x, y, width, height);
  context.globalAlpha = alpha * share;
  context.fill();
  context.globalAlpha = alpha;
  if (isWide) context.stroke();
}
