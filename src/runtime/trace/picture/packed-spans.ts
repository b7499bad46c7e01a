import { hueOf } from './lane-hue.ts';
import type { LaneState, Span } from '../trace.ts';

/** The states of a lane; their index is what {@link PackedSpans} holds. */
export const laneStates = [
  'running',
  'waiting',
  'blocked',
  'ready',
  'switching',
] as const satisfies readonly LaneState[];

/** The index of `running` in {@link laneStates}. */
export const RUNNING = 0;

/** Stretches of one row that do not overlap, in the order of time, as columns: what is drawn 60 times a second. */
export type PackedSpans = {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Indices into {@link laneStates}. */
  readonly states: Uint8Array;
  /** Colours of the lanes that they belong to, see {@link hueOf}. */
  readonly hues: Uint8Array;
  /** Where each stands in the list that it comes from. */
  readonly indices: Uint32Array;
};

/** Packs the spans with these indices. They must be in the order of time and must not overlap. */
export function packSpans(spans: readonly Span[], indices: readonly number[]): PackedSpans {
  const packed = packTimes(spans, indices);
  for (const [at, index] of indices.entries()) {
    const span = spans[index];
    if (span === undefined) throw new Error(`There is no span ${index} of ${spans.length}.`);
    packed.states[at] = laneStates.indexOf(span.state);
    packed.hues[at] = hueOf(span.lane);
  }
  return packed;
}

/** Packs when things with these indices begin and end; their states and colours are 0. */
export function packTimes(
  things: readonly { readonly startUs: number; readonly endUs: number }[],
  indices: readonly number[],
): PackedSpans {
  return {
    starts: Float64Array.from(indices, (index) => things[index]?.startUs ?? 0),
    ends: Float64Array.from(indices, (index) => things[index]?.endUs ?? 0),
    states: new Uint8Array(indices.length),
    hues: new Uint8Array(indices.length),
    indices: Uint32Array.from(indices),
  };
}

/** Index of the first value above `limit` in a sorted column; its length where there is none. */
export function firstAbove(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Position of the stretch at `us`, or of the nearest one that is not farther than `slackUs`; -1 where there is none. */
export function spanNear({ starts, ends }: PackedSpans, us: number, slackUs: number): number {
  const after = firstAbove(ends, us);
  const distanceOf = (at: number): number => {
    const start = starts[at];
    const end = ends[at];
    if (start === undefined || end === undefined) return Number.POSITIVE_INFINITY;
    return Math.max(0, start - us, us - end);
  };
  const here = distanceOf(after);
  const before = distanceOf(after - 1);
  if (Math.min(here, before) > slackUs) return -1;
  return before < here ? after - 1 : after;
}
