import { arrowEnd, arrowStart, eachArrow, eachDrawn, firstAbove, textures, tickLook } from '../../runtime/index.ts';
import type { Picture, PictureColours, PictureRow, Scale } from '../../runtime/index.ts';

/** Draws the marks above a row's bars and the lines of output below them. */
export function paintBeside(
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
  const pixelUs = 1 / scale.pixelsPerUs;
  for (let at = firstAbove(ticks.times, scale.startUs - pixelUs); at < ticks.times.length; at += 1) {
    const x = Math.round(((ticks.times[at] ?? 0) - scale.startUs) * scale.pixelsPerUs);
    if (x > scale.width) return;
    const { colour, width } = tickLook(trace.ticks[ticks.indices[at] ?? 0]?.level ?? 'log', colours);
    // Of many in one pixel, the first is drawn, and over it those that are loud.
    if (x === last && width === textures.tick) continue;
    last = x;
    context.fillStyle = colour;
    context.fillRect(x, top, Math.round(width * ratio), length);
  }
}

/** Draws the messages; the answer says whether there was room for them. */
export function paintArrows(
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
