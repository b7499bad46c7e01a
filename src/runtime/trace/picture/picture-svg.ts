/** The picture of a trace as SVG: for files, and for paper. */
import { arrowEnd, arrowStart } from './arrow.ts';
import { axisTicks } from './axis.ts';
import type { Scale } from './level-of-detail.ts';
import { eachArrow } from './packed-flights.ts';
import { laneStates } from './packed-spans.ts';
import { pictureOf } from './picture.ts';
import type { Arrangement, Picture, PictureRow } from './picture.ts';
import { textures } from './picture-colours.ts';
import type { PictureColours } from './picture-colours.ts';
import { svgElement, svgText } from './svg-element.ts';
import type { SvgElement } from './svg-element.ts';
import { svgRow } from './svg-row.ts';
import { line, rounded, shortened } from './svg-shapes.ts';
import type { TimeWindow } from './time-window.ts';
import type { Trace } from '../trace.ts';

/** What of a trace is drawn, and how large. */
export type PictureView = {
  readonly arrangement: Arrangement;
  readonly window: TimeWindow;
  /** Of the whole image, in pixels; its height follows from the rows. */
  readonly width: number;
};

/** Room for the names of rows, of a digit's width of 6.6 pixels at the size below. */
const NAMES = 96;
const NAME_LETTERS = 13;
const EDGE = 8;
const AXIS = 24;
const SIZE = 11;

/** The picture as the text of an SVG file; the same trace, view and colours give the same text. */
export function toSvg(trace: Trace, view: PictureView, colours: PictureColours): string {
  return svgText(svgPicture(pictureOf(trace, view.arrangement), view, colours));
}

/** The picture as one `svg` element. */
export function svgPicture(
  picture: Picture,
  { window, width }: Omit<PictureView, 'arrangement'>,
  colours: PictureColours,
): SvgElement {
  const plot = Math.max(1, Math.round(width) - NAMES - 2 * EDGE);
  const scale = { startUs: window.startUs, pixelsPerUs: plot / (window.endUs - window.startUs), width: plot };
  const ticks = axisTicks(window, plot);
  const height = picture.height + AXIS;
  const at = (us: number): number => rounded((us - scale.startUs) * scale.pixelsPerUs);
  const grid = ticks.map(({ us }) => line(at(us), 0, at(us), picture.height, { stroke: colours.grid }));
  const drawn = picture.rows.map((row) => svgRow(picture, row, scale, colours));
  const axis = ticks.map(({ us, text }) => {
    const x = at(us);
    const anchor = x < 12 ? 'start' : x > plot - 12 ? 'end' : 'middle';
    return svgElement('text', { x, y: picture.height + 15, fill: colours.text, 'text-anchor': anchor }, [text]);
  });
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: Math.round(width),
      height,
      viewBox: `0 0 ${Math.round(width)} ${height}`,
      'font-family': colours.font,
      'font-size': SIZE,
      role: 'img',
    },
    [
      svgElement('title', {}, ['Timeline']),
      svgElement('defs', {}, hatches(picture, colours)),
      svgElement('rect', { width: '100%', height: '100%', fill: colours.surface }),
      svgElement(
        'g',
        {},
        picture.rows.flatMap((row, index) => nameOf(picture, row, index, colours)),
      ),
      svgElement('svg', { x: NAMES + EDGE, width: plot, height: picture.height, overflow: 'hidden' }, [
        svgElement('g', {}, grid),
        ...drawn,
        svgElement('g', { fill: 'none', stroke: colours.message }, arrows(picture, scale, colours)),
      ]),
      svgElement('g', { transform: `translate(${NAMES + EDGE} 0)` }, axis),
    ],
  );
}

function nameOf({ density }: Picture, row: PictureRow, index: number, colours: PictureColours): readonly SvgElement[] {
  if (index % density.nameEvery !== 0) return [];
  const size = Math.min(SIZE, density.bar + density.gap);
  const middle = rounded(row.barTop + row.barHeight / 2 + size * 0.36);
  const fill = row.hue === null ? colours.text : (colours.laneTexts[row.hue] ?? colours.text);
  return [svgElement('text', { x: EDGE, y: middle, fill, 'font-size': size }, [shortened(row.name, NAME_LETTERS)])];
}

function arrows(picture: Picture, scale: Scale, colours: PictureColours): readonly SvgElement[] {
  const { flights } = picture;
  const parts: SvgElement[] = [];
  eachArrow(flights, scale, (at) => {
    const fromX = rounded(((flights.sent[at] ?? 0) - scale.startUs) * scale.pixelsPerUs);
    const toX = rounded(((flights.received[at] ?? 0) - scale.startUs) * scale.pixelsPerUs);
    const fromY = arrowStart(picture, at);
    const toY = arrowEnd(picture, at);
    const angle = rounded((Math.atan2(toY - fromY, toX - fromX) * 180) / Math.PI);
    parts.push(
      line(fromX, fromY, toX, toY, {}),
      svgElement('path', {
        d: 'M0 0L-6 -3V3Z',
        transform: `translate(${toX} ${toY}) rotate(${angle})`,
        fill: colours.message,
        stroke: 'none',
      }),
    );
  });
  return parts;
}

/** A pattern of stripes for each lane that was blocked. */
function hatches({ rows }: Picture, colours: PictureColours): readonly SvgElement[] {
  const blocked = laneStates.indexOf('blocked');
  const hues = new Set(rows.flatMap(({ spans }) => [...spans.hues].filter((_, at) => spans.states[at] === blocked)));
  const { stripe, stripeEvery } = textures;
  return [...hues].sort().map((hue) =>
    svgElement(
      'pattern',
      {
        id: `blocked-${hue}`,
        width: stripeEvery,
        height: stripeEvery,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      [svgElement('rect', { width: stripe, height: stripeEvery, fill: colours.lanes[hue] ?? '' })],
    ),
  );
}
