import type { Build } from '../request.ts';
import type { Lane, Line, Position } from '../results.ts';
import { lineText } from './line-text.ts';
import type { RunEvent, ToldFlight, ToldSpan } from './run-event.ts';
import type { Flight, Mark, Span, Tick, Trace, TracedLane } from './trace.ts';
import { visibleText } from './visible-text.ts';

/** How many things of a run a trace holds; the first ones stay, and what comes after them is counted. */
export const traceLimits = { lanes: 1000, spans: 200_000, marks: 20_000, flights: 20_000, ticks: 10_000 } as const;

/** Longest text of a tick, in UTF-16 units. */
const TICK_TEXT_LIMIT = 200;

/** What a recorder has to know about the run. */
export type RecorderOptions = {
  /** Tells whether events bear measured times or virtual ones. */
  readonly clock: Trace['clock'];
  /** On a machine with a number of cores of its own. */
  readonly cores?: number;
  /** Tells where the marked calls of lines and spans stand; without it nothing has a place. */
  readonly build?: Build;
};

/** Folds what a run tells into its trace. */
export type TraceRecorder = {
  /** Takes note of an event; cheap, also for a program that prints a million lines. */
  readonly take: (event: RunEvent) => void;
  /**
   * The trace of what was taken so far. `ms` is how long the run took, as its outcome says; without it the run ends when
   * its last lane has closed.
   */
  readonly trace: (ms?: number) => Trace;
};

type OpenedLane = { readonly lane: Lane; readonly name: string; readonly starter: Lane | null; readonly at: number };
type ToldMark = Extract<RunEvent, { readonly kind: 'span' }>;
type ToldTick = { readonly lane: Lane; readonly line: Line; readonly text: string };

/** A recorder for one run. Virtual times count from 0, measured ones from the program's first line. */
export function createTraceRecorder({ clock, cores, build }: RecorderOptions): TraceRecorder {
  const opened: OpenedLane[] = [];
  const beganAt = new Map<Lane, number>();
  const closedAt = new Map<Lane, number>();
  const spans: ToldSpan[] = [];
  const marks: ToldMark[] = [];
  const flights: ToldFlight[] = [];
  const ticks: ToldTick[] = [];
  let dropped = 0;

  const take = (event: RunEvent): void => {
    switch (event.kind) {
      case 'lane-opened':
        keep(opened, traceLimits.lanes, [{ ...event, name: visibleText(event.name) || event.lane.replace('-', ' ') }]);
        return;
      case 'lane-began':
        beganAt.set(event.lane, event.at);
        return;
      case 'lane-closed':
        closedAt.set(event.lane, event.at);
        return;
      case 'lines': {
        const room = Math.min(event.lines.length, traceLimits.ticks - ticks.length);
        dropped += event.dropped + event.lines.length - room;
        for (const line of event.lines.slice(0, room)) ticks.push({ lane: event.lane, line, text: tickText(line) });
        return;
      }
      case 'span':
        keep(marks, traceLimits.marks, [event]);
        return;
      case 'spans':
        dropped += event.dropped;
        keep(spans, traceLimits.spans, event.spans);
        return;
      case 'flights':
        dropped += event.dropped;
        keep(flights, traceLimits.flights, event.flights);
        return;
      case 'answered':
      case 'threads':
      // A result is no part of what happened when.
    }
  };

  const keep = <Thing>(kept: Thing[], limit: number, more: readonly Thing[]): void => {
    const room = Math.min(more.length, limit - kept.length);
    dropped += more.length - room;
    for (const thing of more.slice(0, room)) kept.push(thing);
  };

  const placeOf = ({ entry, site }: { readonly entry?: string; readonly site?: number }): { place?: Position } => {
    if (build === undefined || entry === undefined || site === undefined || !Object.hasOwn(build.entries, entry)) {
      return {};
    }
    const place = build.entries[entry]?.sites[site];
    return place ? { place } : {};
  };

  const originMs = (): number => {
    if (clock.kind === 'virtual') return 0;
    return beganAt.get('main') ?? Math.min(...beganAt.values(), ...opened.map(({ at }) => at));
  };

  const trace = (ms?: number): Trace => {
    const origin = originMs();
    const us = (at: number): number => Math.max(0, Math.round((at - origin) * 1000));
    const known = new Set(opened.map(({ lane }) => lane));
    let strays = 0;
    const ofKnownLanes = <Told>(told: readonly Told[], lanesOf: (one: Told) => readonly Lane[]): readonly Told[] => {
      const kept = told.filter((one) => lanesOf(one).every((lane) => known.has(lane)));
      strays += told.length - kept.length;
      return kept;
    };

    const ordered = ofKnownLanes(spans, ({ lane }) => [lane])
      .map(({ lane, state, label, start, end, core, place, ...site }): Span => ({
        lane,
        state,
        startUs: us(start),
        endUs: us(end),
        label: visibleText(label),
        ...(core === undefined ? {} : { core }),
        ...(place === undefined ? placeOf(site) : { place }),
      }))
      .sort((one, other) => one.startUs - other.startUs || one.endUs - other.endUs);
    const apart = withoutOverlaps(ordered);
    strays += ordered.length - apart.length;
    const markList = ofKnownLanes(marks, ({ lane }) => [lane])
      .map(({ lane, label, start, end, ...site }): Mark => {
        const startUs = us(start);
        return { lane, label: visibleText(label), startUs, endUs: Math.max(startUs, us(end)), ...placeOf(site) };
      })
      .sort((one, other) => one.startUs - other.startUs);
    const flightList = ofKnownLanes(flights, ({ from, to }) => [from, to])
      .map(({ from, to, sent, received, bytes, label }): Flight => {
        const sentUs = us(sent);
        const receivedUs = Math.max(sentUs, us(received));
        return { from, to, sentUs, receivedUs, ...(bytes === undefined ? {} : { bytes }), label: visibleText(label) };
      })
      .sort((one, other) => one.sentUs - other.sentUs);
    const tickList = ofKnownLanes(ticks, ({ lane }) => [lane])
      .map(({ lane, line, text }): Tick => ({ lane, atUs: us(line.at), level: line.level, text, ...placeOf(line) }))
      .sort((one, other) => one.atUs - other.atUs);

    const lastUs = Math.max(
      0,
      ...[apart, markList].map((list) => list.reduce((last, { endUs }) => Math.max(last, endUs), 0)),
      flightList.reduce((last, { receivedUs }) => Math.max(last, receivedUs), 0),
      tickList.at(-1)?.atUs ?? 0,
    );
    const closedUs = ms === undefined ? [...closedAt.values()].map(us) : [Math.round(ms * 1000)];
    const endUs = Math.max(lastUs, ...closedUs);
    // Lanes are closed once it is certain that nothing can happen any more: that wait is no part of the run.
    const lanes = opened.map(({ lane, name, starter, at }): TracedLane => {
      const openedUs = Math.min(us(at), endUs);
      const closed = closedAt.get(lane);
      return {
        lane,
        name,
        starter,
        openedUs,
        closedUs: closed === undefined ? endUs : Math.max(openedUs, Math.min(us(closed), endUs)),
      };
    });
    return {
      clock,
      lanes: lanes.sort((one, other) => Number(other.lane === 'main') - Number(one.lane === 'main')),
      spans: apart,
      marks: markList,
      flights: flightList,
      ticks: tickList,
      endUs,
      ...(cores === undefined ? {} : { cores }),
      dropped: dropped + strays,
    };
  };

  return { take, trace };
}

function tickText(line: Line): string {
  const text = visibleText(lineText(line));
  return text.length > TICK_TEXT_LIMIT ? `${text.slice(0, TICK_TEXT_LIMIT - 1)}…`.toWellFormed() : text;
}

/** Spans in the order of time, where one that begins before the last one of its lane has ended begins later or is left out. */
function withoutOverlaps(ordered: readonly Span[]): readonly Span[] {
  const freeUs = new Map<Lane, number>();
  return ordered.flatMap((span) => {
    const startUs = Math.max(span.startUs, freeUs.get(span.lane) ?? 0);
    if (startUs > span.endUs) return [];
    freeUs.set(span.lane, span.endUs);
    return [startUs === span.startUs ? span : { ...span, startUs }];
  });
}
