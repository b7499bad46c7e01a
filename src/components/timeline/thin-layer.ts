import { laneStates, RUNNING, textures } from '../../runtime/index.ts';
import type { PictureColours } from '../../runtime/index.ts';

/**
 * What is too thin for a texture: there may be some for every pixel of every row, sixty times a second. It is written as
 * bytes and laid over the canvas at once, which costs a fraction of drawing it piece by piece.
 */
export type ThinLayer = {
  /** Begins a frame for a canvas of this size, with nothing in it. */
  readonly begin: (width: number, height: number, ratio: number) => void;
  /** A pixel's width of one span, in a bar at `y`; `state` is the index of its state. */
  readonly whole: (x: number, y: number, height: number, state: number, hue: number, isLit: boolean) => void;
  /** A pixel that holds several spans: the share `busy` of its height is solid, and behind it is `rest` (-1: nothing). */
  readonly mixed: (
    x: number,
    y: number,
    height: number,
    busy: number,
    hue: number,
    rest: number,
    isLit: boolean,
  ) => void;
  /** Lays all of it over what was drawn so far, in pixels of the canvas. */
  readonly lay: (context: CanvasRenderingContext2D) => void;
};

/** Bytes of pixels: solid and tinted by the number of a lane's colour, and of a switch. */
type Inks = { readonly solid: Uint32Array; readonly tint: Uint32Array; readonly dark: number };

/** A layer in these colours; spans that are not lit keep the share `unlit` of themselves. */
export function createThinLayer(colours: PictureColours, unlit: number): ThinLayer {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This canvas has no 2d context.');
  const bright = inksOf(colours, 1);
  const dim = inksOf(colours, unlit);
  const waiting = laneStates.indexOf('waiting');
  const switching = laneStates.indexOf('switching');
  let image = new ImageData(1, 1);
  let pixels = new Uint32Array(image.data.buffer);
  let line = 1;
  let isUsed = false;

  const fill = (x: number, from: number, to: number, ink: number): void => {
    isUsed = true;
    for (let row = from; row < to; row += 1) pixels[row * image.width + x] = ink;
  };
  const mixed: ThinLayer['mixed'] = (x, y, height, busy, hue, rest, isLit) => {
    const { solid, tint } = isLit ? bright : dim;
    const foot = y + height;
    const solidFrom = foot - Math.round(height * busy);
    if (rest === waiting) {
      const from = y + Math.round((height - line) / 2);
      fill(x, from, Math.min(solidFrom, from + line), solid[hue] ?? 0);
    } else if (rest !== -1) fill(x, y, solidFrom, tint[hue] ?? 0);
    fill(x, solidFrom, foot, solid[hue] ?? 0);
  };

  return {
    begin: (width, height, ratio) => {
      line = Math.max(1, Math.round(textures.thinWait * ratio));
      if (image.width !== width || image.height !== height) {
        canvas.width = width;
        canvas.height = height;
        image = new ImageData(width, height);
        pixels = new Uint32Array(image.data.buffer);
      } else if (isUsed) pixels.fill(0);
      isUsed = false;
    },
    whole: (x, y, height, state, hue, isLit) => {
      if (state === switching) fill(x, y, y + height, (isLit ? bright : dim).dark);
      else mixed(x, y, height, state === RUNNING ? 1 : 0, hue, state === RUNNING ? -1 : state, isLit);
    },
    mixed,
    lay: (target) => {
      if (!isUsed) return;
      context.putImageData(image, 0, 0);
      target.drawImage(canvas, 0, 0);
    },
  };
}

function inksOf({ lanes, readyShare, switching }: PictureColours, alpha: number): Inks {
  return {
    solid: Uint32Array.from(lanes, (colour) => bytesOf(colour, alpha)),
    tint: Uint32Array.from(lanes, (colour) => bytesOf(colour, alpha * readyShare)),
    dark: bytesOf(switching, alpha),
  };
}

/** A colour as a pixel of an image has it, in this computer's order of bytes. */
function bytesOf(colour: string, alpha: number): number {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return 0;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 1, 1);
  data[3] = Math.round(alpha * 255);
  return new Uint32Array(data.buffer)[0] ?? 0;
}
