import type { Lane } from '../../results.ts';
import { hueOf } from './lane-hue.ts';
import { packSpans, packTimes } from './packed-spans.ts';
import type { PackedSpans } from './packed-spans.ts';
import { packFlights } from './packed-flights.ts';
import type { PackedFlights } from './packed-flights.ts';
import { coreName } from '../thread-names.ts';
import type { Mark, Trace } from '../trace.ts';

/** What the rows of a picture are: threads, or the cores that run them. */
export type Arrangement = 'lanes' | 'cores';

/** A row of a picture; lengths are CSS pixels from the top of the picture. */
export type PictureRow = {
  /** The lane, or `core-0`. */
  readonly key: string;
  readonly name: string;
  /** The lane's colour; null where the row is a core. */
  readonly hue: number | null;
  /** Outside of these there was nothing that could have run. */
  readonly openedUs: number;
  readonly closedUs: number;
  readonly top: number;
  readonly barTop: number;
  readonly barHeight: number;
  readonly spans: PackedSpans;
  /** Marks that do not overlap, level by level; the first level is next to the bar. */
  readonly marks: readonly PackedSpans[];
  /** When lines were printed, and where each stands in the trace. */
  readonly ticks: { readonly times: Float64Array; readonly indices: Uint32Array };
};

/** A trace laid out in rows, with everything in the order in which it is drawn. Made once for a trace. */
export type Picture = {
  readonly trace: Trace;
  readonly arrangement: Arrangement;
  readonly density: Density;
  readonly rows: readonly PictureRow[];
  readonly height: number;
  /** Messages between lanes that have rows; none where rows are cores. */
  readonly flights: PackedFlights;
  /** Lanes or cores that found no room. */
  readonly hiddenRows: number;
  /** Marks that found no room beside others of their row. */
  readonly hiddenMarks: number;
};

/** How high things are, in CSS pixels. */
type Density = {
  readonly bar: number;
  /** Under a bar; the ticks stand in it. */
  readonly gap: number;
  readonly mark: number;
  /** Whether bars and marks have room for words. */
  readonly hasWords: boolean;
  /** Every how many rows bear their name. */
  readonly nameEvery: number;
};

const densities = {
  airy: { bar: 20, gap: 10, mark: 19, hasWords: true, nameEvery: 1 },
  close: { bar: 12, gap: 6, mark: 6, hasWords: false, nameEvery: 1 },
  dense: { bar: 7, gap: 3, mark: 4, hasWords: false, nameEvery: 2 },
} as const satisfies Record<string, Density>;

/** More rows than this are not drawn. */
export const rowLimit = 120;
const MARK_LEVELS = 3;
const TOP = 4;

/** Lays a trace out. Rows by core show what each of them ran; messages, marks and lines belong to lanes. */
export function pictureOf(trace: Trace, arrangement: Arrangement): Picture {
  const wanted = arrangement === 'cores' ? (trace.cores ?? 0) : trace.lanes.length;
  const count = Math.min(wanted, rowLimit);
  const density = count <= 16 ? densities.airy : count <= 40 ? densities.close : densities.dense;
  const contents = arrangement === 'cores' ? coreRows(trace, count) : laneRows(trace, count);
  let top = TOP;
  let hiddenMarks = 0;
  const rows = contents.map(({ overflow = 0, ...row }): PictureRow => {
    hiddenMarks += overflow;
    const barTop = top + row.marks.length * density.mark;
    const placed = { ...row, top, barTop, barHeight: density.bar };
    top = barTop + density.bar + density.gap;
    return placed;
  });
  const rowOf = new Map(rows.map(({ key }, index) => [key, index]));
  return {
    trace,
    arrangement,
    density,
    rows,
    height: top,
    flights: packFlights(arrangement === 'cores' ? [] : trace.flights, rowOf),
    hiddenRows: wanted - count,
    hiddenMarks,
  };
}

type RowContent = Omit<PictureRow, 'top' | 'barTop' | 'barHeight'> & { readonly overflow?: number };

function laneRows(trace: Trace, count: number): readonly RowContent[] {
  const spans = indicesBy(trace.spans, ({ lane }) => lane);
  const marks = indicesBy(trace.marks, ({ lane }) => lane);
  const ticks = indicesBy(trace.ticks, ({ lane }) => lane);
  return trace.lanes.slice(0, count).map(({ lane, name, openedUs, closedUs }) => {
    const { levels, overflow } = levelsOf(trace.marks, marks.get(lane) ?? []);
    const printed = ticks.get(lane) ?? [];
    return {
      key: lane,
      name,
      hue: hueOf(lane),
      openedUs,
      closedUs,
      spans: packSpans(trace.spans, spans.get(lane) ?? []),
      marks: levels.map((level) => packTimes(trace.marks, level)),
      ticks: {
        times: Float64Array.from(printed, (index) => trace.ticks[index]?.atUs ?? 0),
        indices: Uint32Array.from(printed),
      },
      overflow,
    };
  });
}

function coreRows(trace: Trace, count: number): readonly RowContent[] {
  const spans = indicesBy(trace.spans, ({ core }) => core);
  return Array.from({ length: count }, (_, core) => ({
    key: `core-${core}`,
    name: coreName(core),
    hue: null,
    openedUs: 0,
    closedUs: trace.endUs,
    spans: packSpans(trace.spans, spans.get(core) ?? []),
    marks: [],
    ticks: { times: new Float64Array(0), indices: new Uint32Array(0) },
  }));
}

/** Indices of things by what they belong to, in the order of the list. */
function indicesBy<Thing, Key extends Lane | number | undefined>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
): ReadonlyMap<Key, number[]> {
  const found = new Map<Key, number[]>();
  for (const [index, thing] of things.entries()) {
    const key = keyOf(thing);
    const list = found.get(key);
    if (list) list.push(index);
    else found.set(key, [index]);
  }
  return found;
}

/** Spreads marks over levels, each on the lowest one that is free when it begins. */
function levelsOf(
  marks: readonly Mark[],
  indices: readonly number[],
): { readonly levels: readonly (readonly number[])[]; readonly overflow: number } {
  const levels: number[][] = [];
  const freeUs: number[] = [];
  let overflow = 0;
  // Of those that begin together, the longest comes first and so lies below the others.
  const ordered = indices.toSorted(
    (one, other) => startOf(marks, one) - startOf(marks, other) || lengthOf(marks, other) - lengthOf(marks, one),
  );
  for (const index of ordered) {
    const level = freeUs.findIndex((free) => free <= startOf(marks, index));
    const chosen = level === -1 ? levels.length : level;
    if (chosen === MARK_LEVELS) {
      overflow += 1;
      continue;
    }
    (levels[chosen] ??= []).push(index);
    freeUs[chosen] = marks[index]?.endUs ?? 0;
  }
  return { levels, overflow };
}

const startOf = (marks: readonly Mark[], index: number): number => marks[index]?.startUs ?? 0;
const lengthOf = (marks: readonly Mark[], index: number): number => (marks[index]?.endUs ?? 0) - startOf(marks, index);
