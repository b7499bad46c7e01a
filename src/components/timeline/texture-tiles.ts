import { textures } from '../../runtime/index.ts';
import type { PictureColours } from '../../runtime/index.ts';

/** Textures that fill a bar, one for each lane's colour, made when first asked for. */
export type TextureTiles = {
  readonly colours: PictureColours;
  readonly ratio: number;
  readonly barHeight: number;
  /** Stripes: blocked. */
  readonly stripes: (hue: number) => CanvasPattern | string;
  /** A dotted line at half the height of a bar: waiting. */
  readonly dots: (hue: number) => CanvasPattern | string;
  /** Where the textures begin, in pixels of the canvas. */
  readonly moveTo: (x: number, y: number) => void;
};

/** Textures in these colours for bars of this height in CSS pixels, `ratio` pixels of the canvas to each. */
export function textureTiles(
  context: CanvasRenderingContext2D,
  colours: PictureColours,
  ratio: number,
  barHeight: number,
): TextureTiles {
  const made = new Map<string, CanvasPattern | string>();
  const periods = {
    stripes: Math.round(textures.stripeEvery * Math.SQRT2 * ratio),
    dots: Math.round(textures.dotEvery * ratio),
  };
  const place = new DOMMatrix();

  const tile = (kind: 'stripes' | 'dots', hue: number): CanvasPattern | string => {
    const key = `${kind}-${hue}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const colour = colours.lanes[hue] ?? '';
    const size = periods[kind];
    const canvas = document.createElement('canvas');
    canvas.width = size;
    canvas.height = kind === 'dots' ? Math.round(barHeight * ratio) : size;
    const brush = canvas.getContext('2d');
    if (!brush) return colour;
    if (kind === 'dots') paintDot(brush, canvas.height, colour, ratio);
    else paintStripes(brush, size, colour, ratio);
    const pattern = context.createPattern(canvas, 'repeat') ?? colour;
    if (typeof pattern !== 'string') pattern.setTransform(placed(kind));
    made.set(key, pattern);
    return pattern;
  };
  let origin = { x: 0, y: 0 };
  const placed = (kind: 'stripes' | 'dots'): DOMMatrix => {
    place.e = Math.round(origin.x) % periods[kind];
    place.f = origin.y;
    return place;
  };

  return {
    colours,
    ratio,
    barHeight,
    stripes: (hue) => tile('stripes', hue),
    dots: (hue) => tile('dots', hue),
    moveTo: (x, y) => {
      origin = { x, y };
      for (const [key, pattern] of made) {
        if (typeof pattern !== 'string') pattern.setTransform(placed(key.startsWith('dots') ? 'dots' : 'stripes'));
      }
    },
  };
}

/** One dot in the middle of the tile. */
function paintDot(brush: CanvasRenderingContext2D, height: number, colour: string, ratio: number): void {
  const radius = (textures.dot / 2) * ratio;
  brush.fillStyle = colour;
  brush.beginPath();
  brush.arc(radius + ratio, height / 2, radius, 0, 2 * Math.PI);
  brush.fill();
}

/** A stripe from corner to corner, and its halves in the other corners, so that tiles fit together. */
function paintStripes(brush: CanvasRenderingContext2D, size: number, colour: string, ratio: number): void {
  brush.strokeStyle = colour;
  brush.lineWidth = textures.stripe * ratio;
  brush.beginPath();
  for (const shift of [-size, 0, size]) {
    brush.moveTo(shift - size / 2, size * 1.5);
    brush.lineTo(shift + size * 1.5, -size / 2);
  }
  brush.stroke();
}
