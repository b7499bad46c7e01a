import { factsOf } from './things.ts';
import type { Thing, ThingFacts } from './things.ts';
import { tracedTime } from './time-text.ts';
import type { Trace } from './trace.ts';

/** The columns of the table that says what the picture shows. */
export const tableColumns = ['Lane', 'Start', 'End', 'State', 'What'] as const;

/** A row of it: a text for each column. */
export type TableRow = readonly [lane: string, start: string, end: string, state: string, what: string];

/** More rows than this are hard to read and to draw. */
const ROW_LIMIT = 500;

/**
 * Everything of a trace in words, in the order of time: spans, the stretches that the program named, messages, lines of
 * output, and lanes of which nothing else is known (`open`). `more` counts the rows beyond `limit`.
 */
export function tableOf(
  trace: Trace,
  limit: number = ROW_LIMIT,
): { readonly rows: readonly TableRow[]; readonly more: number } {
  const lists = { span: trace.spans, mark: trace.marks, flight: trace.flights, tick: trace.ticks } as const;
  const busy = new Set([...trace.spans, ...trace.marks].map(({ lane }) => lane));
  const open = trace.lanes
    .filter(({ lane }) => !busy.has(lane))
    .map(({ name, openedUs, closedUs }) => ({
      lane: name,
      startUs: openedUs,
      endUs: closedUs,
      state: 'open',
      what: '',
    }));
  const kinds: readonly Thing['kind'][] = ['span', 'mark', 'flight', 'tick'];
  const told = kinds.flatMap((kind) => lists[kind].map((_, index) => factsOf(trace, { kind, index })));
  const facts = [...open, ...told.filter((one) => one !== undefined)].sort((one, other) => one.startUs - other.startUs);
  return {
    rows: facts.slice(0, limit).map((one) => rowOf(trace, one)),
    more: Math.max(0, facts.length - limit),
  };
}

function rowOf(trace: Trace, { lane, startUs, endUs, state, what }: ThingFacts): TableRow {
  return [lane, tracedTime(trace, startUs), tracedTime(trace, endUs), state, what];
}
