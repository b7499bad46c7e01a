import { eachDrawn } from './level-of-detail.ts';
import type { Scale } from './level-of-detail.ts';
import { laneStates } from './packed-spans.ts';
import { cornerOf, textures, tickLook } from './picture-colours.ts';
import type { PictureColours } from './picture-colours.ts';
import type { Picture, PictureRow } from './picture.ts';
import { svgElement } from './svg-element.ts';
import type { SvgElement } from './svg-element.ts';
import { line, rect, rounded, shortened } from './svg-shapes.ts';

/** A letter of the picture's size, estimated: nothing measures text here. */
const LETTER = 6.7;
/** Between the edge of a bar and its word. */
const WORD_PADDING = 6;

/** A row: its track, its bars, and what stands above and below them. */
export function svgRow(picture: Picture, row: PictureRow, scale: Scale, colours: PictureColours): SvgElement {
  const { barTop: y, barHeight: height, spans } = row;
  const parts: SvgElement[] = [];
  const from = clamped(scale, row.openedUs);
  const to = clamped(scale, row.closedUs);
  if (to > from) parts.push(rect(from, y, to - from, height, { fill: colours.track, rx: cornerOf(height) }));
  eachDrawn(spans, scale, {
    whole: (left, right, at) => {
      parts.push(barShape(row, left, right, at, colours), ...barWords(picture, row, left, right, at, colours));
    },
    merged: (pixel, busy, hue, rest) => {
      const under = laneStates[rest];
      if (under) parts.push(thinRest(under, pixel, row, hue, colours));
      const filled = rounded(height * busy);
      if (filled > 0) parts.push(rect(pixel, y + height - filled, 1, filled, { fill: colours.lanes[hue] ?? '' }));
    },
  });
  parts.push(...markBrackets(picture, row, scale, colours), ...tickLines(picture, row, scale, colours));
  return svgElement('g', {}, parts);
}

/** A span that is as wide as a pixel or wider, in its texture. */
function barShape(
  { barTop: y, barHeight: height, spans }: PictureRow,
  left: number,
  right: number,
  at: number,
  colours: PictureColours,
): SvgElement {
  const width = right - left;
  const hue = spans.hues[at] ?? 0;
  const fill = colours.lanes[hue] ?? '';
  const corner = cornerOf(height);
  const rx = width >= 2 * corner ? corner : 0;
  switch (laneStates[spans.states[at] ?? 0] ?? 'running') {
    case 'running':
      return rect(left, y, width > 4 ? width - 1 : width, height, { fill, rx });
    case 'waiting': {
      const { dot, dotEvery } = textures;
      const middle = rounded(y + height / 2);
      if (width <= dotEvery) return rect(left, middle - dot / 2, width, dot, { fill });
      const dots = { 'stroke-width': dot, 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${dotEvery}` };
      return line(left + dot, middle, right - 1, middle, { stroke: fill, ...dots });
    }
    case 'blocked':
      return rect(left, y, width, height, { fill: `url(#blocked-${hue})`, rx });
    case 'ready': {
      const tint = { fill, 'fill-opacity': colours.readyShare };
      if (width < 3) return rect(left, y, width, height, tint);
      const edge = { stroke: fill, 'stroke-width': textures.outline };
      return rect(left + 0.5, y + 0.5, width - 1, height - 1, { ...tint, ...edge, rx });
    }
    case 'switching':
      return rect(left, y, width, height, { fill: colours.switching });
  }
}

/** What a span was busy with, on its bar; on a texture, which pauses for it. */
function barWords(
  { trace, density }: Picture,
  { barTop, barHeight, spans }: PictureRow,
  left: number,
  right: number,
  at: number,
  colours: PictureColours,
): readonly SvgElement[] {
  const state = laneStates[spans.states[at] ?? 0];
  if (!density.hasWords || state === 'ready' || state === 'switching') return [];
  const label = trace.spans[spans.indices[at] ?? 0]?.label ?? '';
  const text = shortened(label, Math.floor((right - left - 2 * WORD_PADDING) / LETTER));
  if (text === '') return [];
  const hue = spans.hues[at] ?? 0;
  const fill = (state === 'running' ? colours.onLanes : colours.laneTexts)[hue] ?? '';
  const word = { x: left + WORD_PADDING, y: rounded(barTop + barHeight / 2 + 4), fill };
  const pause = { fill: colours.track, rx: cornerOf(barHeight) };
  const ground = rect(left + WORD_PADDING - 3, barTop + 2, rounded(text.length * LETTER + 6), barHeight - 4, pause);
  return [...(state === 'running' ? [] : [ground]), svgElement('text', word, [text])];
}

/** What several thin spans were doing while none of them ran: a line for waits, a tint for all else. */
function thinRest(
  state: (typeof laneStates)[number],
  x: number,
  { barTop: y, barHeight: height }: PictureRow,
  hue: number,
  colours: PictureColours,
): SvgElement {
  const fill = colours.lanes[hue] ?? '';
  const { thinWait } = textures;
  if (state === 'waiting') return rect(x, rounded(y + (height - thinWait) / 2), 1, thinWait, { fill });
  return rect(x, y, 1, height, { fill, 'fill-opacity': colours.readyShare });
}

function markBrackets(picture: Picture, row: PictureRow, scale: Scale, colours: PictureColours): readonly SvgElement[] {
  const { density, trace } = picture;
  return row.marks.flatMap((level, index) => {
    const bottom = row.barTop - index * density.mark - 2;
    const parts: SvgElement[] = [];
    const bracket = (left: number, right: number): number =>
      parts.push(
        svgElement('path', {
          d: `M${left + 0.5} ${bottom}v-3H${Math.max(left + 0.5, right - 0.5)}v3`,
          fill: 'none',
          stroke: colours.text,
        }),
      );
    eachDrawn(level, scale, {
      whole: (left, right, at) => {
        bracket(left, right);
        const label = trace.marks[level.indices[at] ?? 0]?.label ?? '';
        const text = density.hasWords ? shortened(label, Math.floor((right - left - 2) / LETTER)) : '';
        if (text === '') return;
        parts.push(svgElement('text', { x: left + 2, y: bottom - 5, fill: colours.text }, [text]));
      },
      merged: (pixel) => void bracket(pixel, pixel + 1),
    });
    return parts;
  });
}

function tickLines(
  { trace, density }: Picture,
  { barTop, barHeight, ticks }: PictureRow,
  scale: Scale,
  colours: PictureColours,
): readonly SvgElement[] {
  const parts: SvgElement[] = [];
  let last = -1;
  for (const [at, us] of ticks.times.entries()) {
    const x = Math.round((us - scale.startUs) * scale.pixelsPerUs);
    if (x < 0 || x > scale.width) continue;
    const { colour, width } = tickLook(trace.ticks[ticks.indices[at] ?? 0]?.level ?? 'log', colours);
    // Of many in one pixel, the first is drawn, and over it those that are loud.
    if (x === last && width === textures.tick) continue;
    last = x;
    parts.push(rect(x, barTop + barHeight + 1, width, Math.min(6, density.gap - 2), { fill: colour }));
  }
  return parts;
}

function clamped(scale: Scale, us: number): number {
  return rounded(Math.max(0, Math.min(scale.width, (us - scale.startUs) * scale.pixelsPerUs)));
}
