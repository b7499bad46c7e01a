import { factsOf } from './things.ts';
import type { ThingFacts } from './things.ts';
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
  const busy = new Set([...trace.spans, ...trace.marks].map(({ lane }) => lane));
  const open = trace.lanes.filter(({ lane }) => !busy.has(lane));
  const told = [
    ...open.map(({ name, openedUs, closedUs }) => ({
      at: openedUs,
      facts: { lane: name, startUs: openedUs, endUs: closedUs, state: 'open', what: '' },
    })),
    ...trace.spans.map(({ startUs }, index) => ({ at: startUs, thing: { kind: 'span', index } as const })),
    ...trace.marks.map(({ startUs }, index) => ({ at: startUs, thing: { kind: 'mark', index } as const })),
    ...trace.flights.map(({ sentUs }, index) => ({ at: sentUs, thing: { kind: 'flight', index } as const })),
    ...trace.ticks.map(({ atUs }, index) => ({ at: atUs, thing: { kind: 'tick', index } as const })),
  ].sort((one, other) => one.at - other.at);
  const rows = told.slice(0, limit).flatMap((one) => {
    const facts = 'facts' in one ? one.facts : factsOf(trace, one.thing);
    return facts ? [rowOf(trace, facts)] : [];
  });
  return { rows, more: Math.max(0, told.length - limit) };
}

function rowOf(trace: Trace, { lane, startUs, endUs, state, what }: ThingFacts): TableRow {
  return [lane, tracedTime(trace, startUs), tracedTime(trace, endUs), state, what];
}
