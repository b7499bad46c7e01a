/** The picture of a trace on a canvas: the bars, the textures, the arrows; words stand in the page above it. */
import {
  arrowEnd,
  arrowStart,
  axisTicks,
  cornerOf,
  eachArrow,
  eachDrawn,
  laneStates,
  textures,
  tickLook,
} from '../../runtime/index.ts';
import type { Picture, PictureColours, PictureRow, Scale, TimeWindow } from '../../runtime/index.ts';
import { textureTiles } from './texture-tiles.ts';
import type { TextureTiles } from './texture-tiles.ts';

/** Room at both ends of the time, in CSS pixels, for what stands on its very edge. */
export const EDGE = 7;
/** How much of themselves spans keep while others are lit. */
const UNLIT = 0.3;

/** What a frame shows. */
export type Frame = {
  readonly picture: Picture;
  readonly window: TimeWindow;
  /** Of the canvas, in CSS pixels. */
  readonly width: number;
  /** 1 for each span of the trace that is lit; undefined where none is, and so all are drawn alike. */
  readonly lit: Uint8Array | undefined;
};

/** Draws frames on one canvas. */
export type Painter = {
  /** Takes other colours from the next frame on. */
  readonly setColours: (colours: PictureColours) => void;
  readonly paint: (frame: Frame) => Painted;
};

/** What a frame could not show as it is. */
export type Painted = {
  /** The messages in sight are too many to tell apart, so that none is drawn. */
  readonly hidesArrows: boolean;
  /** Somewhere several spans share a pixel. */
  readonly mergesSpans: boolean;
};

/** How time lies on the pixels of a picture that is `width` CSS pixels wide, `density` pixels to a CSS pixel. */
export function scaleOf({ startUs, endUs }: TimeWindow, width: number, density = 1): Scale {
  const pixels = Math.max(1, Math.round((width - 2 * EDGE) * density));
  return { startUs, pixelsPerUs: pixels / (endUs - startUs), width: pixels };
}

/** A painter for a canvas; throws where the browser gives no 2d context. */
export function createPainter(canvas: HTMLCanvasElement, first: PictureColours): Painter {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This canvas has no 2d context.');
  let colours = first;
  let tiles: TextureTiles | undefined;

  const paint = ({ picture, window, width, lit }: Frame): Painted => {
    const ratio = devicePixelRatio;
    const pixelWidth = Math.round(width * ratio);
    const pixelHeight = Math.round(picture.height * ratio);
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth;
      canvas.height = pixelHeight;
    }
    if (tiles?.ratio !== ratio || tiles.colours !== colours || tiles.barHeight !== picture.density.bar) {
      tiles = textureTiles(context, colours, ratio, picture.density.bar);
    }
    const scale = scaleOf(window, width, ratio);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixelWidth, pixelHeight);
    context.translate(Math.round(EDGE * ratio), 0);

    paintGrid(context, scale, window, width, pixelHeight, colours, ratio);
    for (const row of picture.rows) paintTrack(context, row, scale, colours, ratio);
    let mergesSpans = false;
    for (const row of picture.rows) {
      if (paintSpans(context, row, scale, colours, tiles, lit)) mergesSpans = true;
    }
    for (const row of picture.rows) paintBeside(context, picture, row, scale, colours, ratio);
    return { hidesArrows: !paintArrows(context, picture, scale, colours, ratio), mergesSpans };
  };
  return { setColours: (next) => (colours = next), paint };
}

function paintGrid(
  context: CanvasRenderingContext2D,
  scale: Scale,
  window: TimeWindow,
  width: number,
  height: number,
  { grid }: PictureColours,
  ratio: number,
): void {
  context.fillStyle = grid;
  const thickness = Math.max(1, Math.round(ratio));
  for (const { us } of axisTicks(window, width - 2 * EDGE)) {
    context.fillRect(Math.round((us - scale.startUs) * scale.pixelsPerUs), 0, thickness, height);
  }
}

function paintTrack(
  context: CanvasRenderingContext2D,
  { barTop, barHeight, openedUs, closedUs }: PictureRow,
  scale: Scale,
  { track }: PictureColours,
  ratio: number,
): void {
  const from = clampedPixel(scale, openedUs);
  const to = clampedPixel(scale, closedUs);
  if (to <= from) return;
  context.fillStyle = track;
  context.beginPath();
  context.roundRect(
    from,
    Math.round(barTop * ratio),
    to - from,
    Math.round(barHeight * ratio),
    cornerOf(barHeight) * ratio,
  );
  context.fill();
}

function paintSpans(
  context: CanvasRenderingContext2D,
  row: PictureRow,
  scale: Scale,
  colours: PictureColours,
  tiles: TextureTiles,
  lit: Uint8Array | undefined,
): boolean {
  const { spans } = row;
  const { ratio } = tiles;
  const y = Math.round(row.barTop * ratio);
  const height = Math.round(row.barHeight * ratio);
  const corner = cornerOf(row.barHeight) * ratio;
  const gap = Math.max(1, Math.round(ratio));
  // Textures stay on their spans while these move.
  tiles.moveTo(-scale.startUs * scale.pixelsPerUs, y);
  const isLit = (first: number, last: number): boolean => {
    if (!lit) return true;
    for (let at = first; at <= last; at += 1) if (lit[spans.indices[at] ?? 0] === 1) return true;
    return false;
  };
  let merges = false;
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
      if (lit) context.globalAlpha = isLit(first, last) ? 1 : UNLIT;
      context.fillStyle = colours.lanes[hue] ?? '';
      if (rest !== -1) paintThinRest(context, rest, pixel, y, height, colours, ratio);
      const filled = Math.round(height * busy);
      context.fillRect(pixel, y + height - filled, 1, filled);
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

/** What several spans in one pixel were doing while none of them ran: a line for waits, a tint for all else. */
function paintThinRest(
  context: CanvasRenderingContext2D,
  rest: number,
  x: number,
  y: number,
  height: number,
  { readyShare }: PictureColours,
  ratio: number,
): void {
  if (laneStates[rest] === 'waiting') {
    const line = Math.max(1, Math.round(textures.thinWait * ratio));
    context.fillRect(x, y + Math.round((height - line) / 2), 1, line);
    return;
  }
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * readyShare;
  context.fillRect(x, y, 1, height);
  context.globalAlpha = alpha;
}

/** The marks above a row's bars and the lines of output below them. */
function paintBeside(
  context: CanvasRenderingContext2D,
  { density, trace }: Picture,
  { barTop, barHeight, marks, ticks }: PictureRow,
  scale: Scale,
  colours: PictureColours,
  ratio: number,
): void {
  const thickness = Math.max(1, Math.round(ratio));
  const foot = Math.round(3 * ratio);
  context.fillStyle = colours.text;
  for (const [level, packed] of marks.entries()) {
    const bottom = Math.round((barTop - level * density.mark - 2) * ratio);
    const bracket = (from: number, to: number): void => {
      context.fillRect(from, bottom - foot, to - from, thickness);
      context.fillRect(from, bottom - foot, thickness, foot);
      context.fillRect(to - thickness, bottom - foot, thickness, foot);
    };
    eachDrawn(packed, scale, {
      whole: (from, to) => bracket(from, Math.max(to, from + thickness)),
      merged: (pixel) => bracket(pixel, pixel + thickness),
    });
  }
  const top = Math.round((barTop + barHeight + 1) * ratio);
  const length = Math.round(Math.min(6, density.gap - 2) * ratio);
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ticks.times.length; at += 1) {
    const x = Math.round(((ticks.times[at] ?? 0) - scale.startUs) * scale.pixelsPerUs);
    if (x < 0 || x > scale.width || x === last) continue;
    last = x;
    const { colour, width } = tickLook(trace.ticks[ticks.indices[at] ?? 0]?.level ?? 'log', colours);
    context.fillStyle = colour;
    context.fillRect(x, top, Math.round(width * ratio), length);
  }
}

function paintArrows(
  context: CanvasRenderingContext2D,
  picture: Picture,
  scale: Scale,
  { message }: PictureColours,
  ratio: number,
): boolean {
  const { flights } = picture;
  const head = 6 * ratio;
  context.strokeStyle = message;
  context.fillStyle = message;
  context.lineWidth = ratio;
  return eachArrow(flights, scale, (at) => {
    const fromX = ((flights.sent[at] ?? 0) - scale.startUs) * scale.pixelsPerUs;
    const toX = ((flights.received[at] ?? 0) - scale.startUs) * scale.pixelsPerUs;
    const fromY = arrowStart(picture, at) * ratio;
    const toY = arrowEnd(picture, at) * ratio;
    const angle = Math.atan2(toY - fromY, toX - fromX);
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX - (head - 1) * Math.cos(angle), toY - (head - 1) * Math.sin(angle));
    context.stroke();
    context.beginPath();
    context.moveTo(toX, toY);
    context.lineTo(toX - head * Math.cos(angle - 0.45), toY - head * Math.sin(angle - 0.45));
    context.lineTo(toX - head * Math.cos(angle + 0.45), toY - head * Math.sin(angle + 0.45));
    context.fill();
  });
}

function clampedPixel(scale: Scale, us: number): number {
  return Math.round(Math.max(0, Math.min(scale.width, (us - scale.startUs) * scale.pixelsPerUs)));
}
