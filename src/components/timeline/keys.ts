import { panned, revealing, spanNear, wholeWindow, zoomed } from '../../runtime/index.ts';
import type { PackedSpans, Picture, Thing } from '../../runtime/index.ts';
import type { TimelineState } from './timeline-state.ts';

/** One press of a zoom button or key. */
const STEP = 1.6;

/** Makes the picture larger (`in`) or smaller, around what the keyboard is at if that is in sight, else around the middle. */
export function zoomBy(timeline: TimelineState, direction: 'in' | 'out'): void {
  const { startUs, endUs } = timeline.window.peek();
  const { trace } = timeline.picture.peek();
  const bounds = timeline.hasFocus.peek() ? boundsOf(timeline.picture.peek(), timeline.focused.peek()) : undefined;
  const around = bounds && (Math.max(bounds.startUs, startUs) + Math.min(bounds.endUs, endUs)) / 2;
  const isInSight = around !== undefined && around >= startUs && around <= endUs;
  const factor = direction === 'in' ? 1 / STEP : STEP;
  const centre = isInSight ? around : (startUs + endUs) / 2;
  timeline.window.value = zoomed({ startUs, endUs }, factor, centre, trace.endUs);
}

/** Shows all of the trace. */
export function fit(timeline: TimelineState): void {
  timeline.window.value = wholeWindow(timeline.picture.peek().trace.endUs);
}

/**
 * What a key does: arrows go from span to span and from row to row, with Shift they move the picture, + and - zoom, 0 and
 * Home show all. Returns whether the key did something.
 */
export function pressKey(timeline: TimelineState, key: string, withShift: boolean): boolean {
  switch (key) {
    case '+':
    case '=':
      zoomBy(timeline, 'in');
      return true;
    case '-':
    case '_':
      zoomBy(timeline, 'out');
      return true;
    case '0':
    case 'Home':
      fit(timeline);
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = key === 'ArrowLeft' ? -1 : 1;
      if (withShift) shift(timeline, by);
      else along(timeline, by);
      return true;
    }
    case 'ArrowUp':
    case 'ArrowDown':
      if (withShift) return false;
      across(timeline, key === 'ArrowUp' ? -1 : 1);
      return true;
    default:
      return false;
  }
}

/** Gives the keyboard a place to begin, where it has none yet: the first thing in sight. */
export function beginFocus(timeline: TimelineState): void {
  if (timeline.focused.peek()) return;
  const [first] = tracksOf(timeline.picture.peek());
  if (first) focus(timeline, thingOf(first, nearestTo(first.packed, timeline.window.peek().startUs)));
}

/** A list of stretches that the keyboard goes along: the marks of a row, level by level, or its spans. */
type Track = { readonly kind: 'span' | 'mark'; readonly packed: PackedSpans };

/** From top to bottom, those with nothing in them left out. */
function tracksOf({ rows }: Picture): readonly Track[] {
  return rows
    .flatMap(({ spans, marks }): readonly Track[] => [
      ...marks.map((packed) => ({ kind: 'mark', packed }) as const).reverse(),
      { kind: 'span', packed: spans },
    ])
    .filter(({ packed }) => packed.indices.length > 0);
}

type Found = { readonly tracks: readonly Track[]; readonly row: number; readonly at: number };

function find(picture: Picture, thing: Thing | undefined): Found | undefined {
  const tracks = tracksOf(picture);
  if (!thing) return undefined;
  for (const [row, { kind, packed }] of tracks.entries()) {
    const at = kind === thing.kind ? packed.indices.indexOf(thing.index) : -1;
    if (at !== -1) return { tracks, row, at };
  }
  return undefined;
}

function along(timeline: TimelineState, by: 1 | -1): void {
  const found = find(timeline.picture.peek(), timeline.focused.peek());
  const track = found?.tracks[found.row];
  if (!found || !track) beginAgain(timeline);
  else focus(timeline, thingOf(track, Math.max(0, Math.min(track.packed.indices.length - 1, found.at + by))));
}

function across(timeline: TimelineState, by: 1 | -1): void {
  const found = find(timeline.picture.peek(), timeline.focused.peek());
  const here = found?.tracks[found.row];
  if (!found || !here) {
    beginAgain(timeline);
    return;
  }
  const { startUs, endUs } = timeline.window.peek();
  const from = Math.max(startUs, here.packed.starts[found.at] ?? 0);
  const to = Math.min(endUs, here.packed.ends[found.at] ?? 0);
  const track = found.tracks[found.row + by];
  if (track) focus(timeline, thingOf(track, nearestTo(track.packed, from <= to ? (from + to) / 2 : from)));
}

function beginAgain(timeline: TimelineState): void {
  timeline.focused.value = undefined;
  beginFocus(timeline);
}

function shift(timeline: TimelineState, by: 1 | -1): void {
  const window = timeline.window.peek();
  const step = ((window.endUs - window.startUs) / 5) * by;
  timeline.window.value = panned(window, step, timeline.picture.peek().trace.endUs);
}

function focus(timeline: TimelineState, thing: Thing): void {
  timeline.hovered.value = undefined;
  timeline.focused.value = thing;
  const picture = timeline.picture.peek();
  const bounds = boundsOf(picture, thing);
  if (!bounds) return;
  timeline.window.value = revealing(timeline.window.peek(), bounds.startUs, bounds.endUs, picture.trace.endUs);
}

function thingOf({ kind, packed }: Track, at: number): Thing {
  return { kind, index: packed.indices[at] ?? 0 };
}

function boundsOf(
  { trace }: Picture,
  thing: Thing | undefined,
): { readonly startUs: number; readonly endUs: number } | undefined {
  if (thing?.kind === 'span') return trace.spans[thing.index];
  return thing?.kind === 'mark' ? trace.marks[thing.index] : undefined;
}

/** Position of the stretch that is nearest to a point of time. */
function nearestTo(packed: PackedSpans, us: number): number {
  return Math.max(0, spanNear(packed, us, Number.POSITIVE_INFINITY));
}
