import { hueCount } from './lane-hue.ts';
import { firstAbove, laneStates, RUNNING } from './packed-spans.ts';
import type { PackedSpans } from './packed-spans.ts';

/** How time lies on pixels: `startUs` is the left edge of the first one. */
export type Scale = { readonly startUs: number; readonly pixelsPerUs: number; readonly width: number };

/** Takes what is to be drawn, in whole pixels from the left; `to` is the first one that is free again. */
export type SpanSink = {
  /** The span at this position of its row. */
  readonly whole: (from: number, to: number, at: number) => void;
  /**
   * One pixel that holds several spans: `busy` is the share of it in which something runs, `hue` the colour of what ran
   * longest, `rest` the state that took most of the remainder (-1: nothing), `first` and `last` their positions.
   */
  readonly merged: (pixel: number, busy: number, hue: number, rest: number, first: number, last: number) => void;
};

/** Sums of one pixel, by colour and by state; literals, because a call here would tie this module to whoever loads the runtime. */
const runningByHue = [0, 0, 0, 0, 0, 0, 0, 0];
const restByState = [0, 0, 0, 0, 0];

/**
 * Tells what of a row is to be drawn at a scale, from left to right, so that no pixel is drawn twice and nothing is left
 * out however thin it is. Makes no objects.
 */
export function eachDrawn({ starts, ends, states, hues }: PackedSpans, scale: Scale, sink: SpanSink): void {
  const { startUs, pixelsPerUs, width } = scale;
  const count = starts.length;
  const endUs = startUs + width / pixelsPerUs;
  /** The first pixel that is free. */
  let cursor = 0;
  let at = firstAbove(ends, startUs);
  while (at < count) {
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    if (start >= endUs || cursor >= width) return;
    const exact = (start - startUs) * pixelsPerUs;
    const to = Math.min(width, Math.round((end - startUs) * pixelsPerUs));
    const from = Math.max(cursor, Math.round(exact));
    if ((end - start) * pixelsPerUs >= 1 && to > from) {
      sink.whole(from, to, at);
      cursor = to;
      at += 1;
      continue;
    }
    const pixel = Math.max(cursor, Math.floor(exact));
    if (pixel >= width) return;
    const pixelEndUs = startUs + (pixel + 1) / pixelsPerUs;
    const first = at;
    runningByHue.fill(0);
    restByState.fill(0);
    do {
      const begun = starts[at] ?? 0;
      const ended = ends[at] ?? 0;
      // Reaches over this pixel: it is drawn from the next one on.
      if (at > first && (ended - begun) * pixelsPerUs >= 1 && Math.round((ended - startUs) * pixelsPerUs) > pixel + 1)
        break;
      const share = (Math.min(ended, pixelEndUs) - begun) * pixelsPerUs;
      const state = states[at] ?? 0;
      if (state === RUNNING) runningByHue[hues[at] ?? 0] = (runningByHue[hues[at] ?? 0] ?? 0) + share;
      else restByState[state] = (restByState[state] ?? 0) + share;
      at += 1;
    } while (at < count && (starts[at] ?? 0) < pixelEndUs);
    if (at === first + 1) sink.whole(pixel, pixel + 1, first);
    else emitMerged(sink, pixel, hues[first] ?? 0, first, at - 1);
    cursor = pixel + 1;
  }
}

function emitMerged(sink: SpanSink, pixel: number, firstHue: number, first: number, last: number): void {
  let busy = 0;
  let hue = firstHue;
  for (let one = 0; one < hueCount; one += 1) {
    const share = runningByHue[one] ?? 0;
    busy += share;
    if (share > (runningByHue[hue] ?? 0)) hue = one;
  }
  let rest = -1;
  let most = 0;
  for (let one = 0; one < laneStates.length; one += 1) {
    const share = restByState[one] ?? 0;
    if (share > most) {
      most = share;
      rest = one;
    }
  }
  sink.merged(pixel, Math.min(1, busy), hue, rest, first, last);
}
