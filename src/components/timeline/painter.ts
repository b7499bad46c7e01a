/** The picture of a trace on a canvas: the bars, the textures, the arrows; words stand in the page above it. */
import { axisTicks, cornerOf } from '../../runtime/index.ts';
import type { Picture, PictureColours, PictureRow, Scale, TimeWindow } from '../../runtime/index.ts';
import { paintArrows, paintBeside } from './paint-beside.ts';
import { paintSpans, UNLIT } from './paint-spans.ts';
import type { Brushes } from './paint-spans.ts';
import { EDGE, scaleOf } from './plot-scale.ts';
import { textureTiles } from './texture-tiles.ts';
import type { TextureTiles } from './texture-tiles.ts';
import { createThinLayer } from './thin-layer.ts';

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

/** A painter for a canvas; throws where the browser gives no 2d context. */
export function createPainter(canvas: HTMLCanvasElement, first: PictureColours): Painter {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This canvas has no 2d context.');
  let colours = first;
  let thin = createThinLayer(colours, UNLIT);
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
    const left = Math.round(EDGE * ratio);
    context.translate(left, 0);
    paintGrid(context, scale, window, width, pixelHeight, colours, ratio);
    for (const row of picture.rows) paintTrack(context, row, scale, colours, ratio);
    thin.begin(pixelWidth, pixelHeight, ratio);
    const brushes: Brushes = { colours, tiles, thin, left, lit };
    let mergesSpans = false;
    for (const row of picture.rows) {
      if (paintSpans(context, row, scale, brushes)) mergesSpans = true;
    }
    context.translate(-left, 0);
    thin.lay(context);
    context.translate(left, 0);
    for (const row of picture.rows) paintBeside(context, picture, row, scale, colours, ratio);
    return { hidesArrows: !paintArrows(context, picture, scale, colours, ratio), mergesSpans };
  };
  const setColours = (next: PictureColours): void => {
    colours = next;
    thin = createThinLayer(colours, UNLIT);
  };
  return { setColours, paint };
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

function clampedPixel(scale: Scale, us: number): number {
  return Math.round(Math.max(0, Math.min(scale.width, (us - scale.startUs) * scale.pixelsPerUs)));
}
