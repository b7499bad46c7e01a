/**
 * A trace in the Trace Event Format, which Perfetto and the developer tools of browsers open
 * (https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU).
 */
import type { Lane, Position } from '../results.ts';
import { coreName, laneName } from './thread-names.ts';
import type { Flight, Mark, Span, Tick, Trace } from './trace.ts';

/** What a viewer shows when an event is chosen. */
type Args = Readonly<Record<string, string | number>>;

type Common = { readonly name: string; readonly pid: number; readonly tid: number };
type Timed = Common & { readonly cat: string; readonly ts: number };

/** An event as the file has it; times are whole microseconds. */
export type TraceEvent =
  | (Common & { readonly ph: 'M'; readonly args: Args })
  | (Timed & { readonly ph: 'X'; readonly dur: number; readonly args: Args })
  | (Timed & { readonly ph: 'b'; readonly id: string; readonly args: Args })
  | (Timed & { readonly ph: 'e'; readonly id: string })
  | (Timed & { readonly ph: 's'; readonly id: number; readonly args: Args })
  | (Timed & { readonly ph: 'f'; readonly id: number; readonly bp: 'e' })
  | (Timed & { readonly ph: 'i'; readonly s: 't'; readonly args: Args });

/** The file's content, to be written as JSON. */
export type TraceEventFile = {
  readonly traceEvents: readonly TraceEvent[];
  readonly displayTimeUnit: 'ms';
  readonly otherData: Args;
};

const LANES = 1;
const CORES = 2;
/** Above all lanes, so that no thread of the file has the number of another. */
const FIRST_CORE = 100_001;

/**
 * The trace as events: lanes are named threads, spans complete events with their state as category, messages flows,
 * lines of output instants, and stretches that the program named async events, because they may overlap. A further
 * process has the cores, where the machine has some.
 */
export function toTraceEvents(trace: Trace): TraceEventFile {
  const tids = new Map(trace.lanes.map(({ lane }, index) => [lane, index + 1]));
  const tidOf = (lane: Lane): number => tids.get(lane) ?? 0;
  const named = [
    metadata('process_name', LANES, 0, { name: 'Interleave' }),
    ...trace.lanes.flatMap(({ name }, index) => threadNames(LANES, index + 1, name, index)),
    ...coreNames(trace),
  ];
  // A flow belongs to the slice that is open when it is read, so each lane has one slice around all others, and what
  // begins at the same time as a flow stands before it.
  const timed = [
    ...lives(trace, tidOf),
    ...trace.spans.flatMap((span) => spanEvents(span, tidOf(span.lane), trace)),
    ...trace.marks.flatMap((mark, index) => markEvents(mark, tidOf(mark.lane), index)),
    ...trace.ticks.map((tick) => tickEvent(tick, tidOf(tick.lane))),
    ...trace.flights.flatMap((flight, index) => flightEvents(flight, tidOf(flight.from), tidOf(flight.to), index + 1)),
  ].sort((one, other) => one.ts - other.ts);
  return {
    traceEvents: [...named, ...timed],
    displayTimeUnit: 'ms',
    otherData:
      trace.clock.kind === 'virtual' ? { clock: 'virtual' } : { clock: 'measured', 'step (µs)': trace.clock.stepUs },
  };
}

const metadata = (name: string, pid: number, tid: number, args: Args): TraceEvent => ({
  name,
  ph: 'M',
  pid,
  tid,
  args,
});

/** A viewer takes an empty name for none. */
const nameOr = (name: string, other: string): string => (name === '' ? other : name);

function threadNames(pid: number, tid: number, name: string, index: number): readonly TraceEvent[] {
  return [
    metadata('thread_name', pid, tid, { name: nameOr(name, `thread ${tid}`) }),
    metadata('thread_sort_index', pid, tid, { sort_index: index }),
  ];
}

function coreNames({ cores = 0 }: Trace): readonly TraceEvent[] {
  if (cores === 0) return [];
  return [
    metadata('process_name', CORES, 0, { name: 'Cores' }),
    ...Array.from({ length: cores }, (_, core) => threadNames(CORES, FIRST_CORE + core, coreName(core), core)).flat(),
  ];
}

type TimedEvent = Extract<TraceEvent, { readonly ts: number }>;

/** From when a lane was opened to when it was closed; longer where something of it lies outside. */
function lives(trace: Trace, tidOf: (lane: Lane) => number): readonly TimedEvent[] {
  const bounds = new Map(trace.lanes.map(({ lane, openedUs, closedUs }) => [lane, { from: openedUs, to: closedUs }]));
  const widen = (lane: Lane, from: number, to: number): void => {
    const life = bounds.get(lane);
    if (!life) return;
    life.from = Math.min(life.from, from);
    life.to = Math.max(life.to, to);
  };
  for (const { lane, startUs, endUs } of trace.spans) widen(lane, startUs, endUs);
  for (const { lane, atUs } of trace.ticks) widen(lane, atUs, atUs);
  for (const { from, to, sentUs, receivedUs } of trace.flights) {
    widen(from, sentUs, sentUs);
    widen(to, receivedUs, receivedUs);
  }
  return trace.lanes.map(({ lane, name }) => {
    const { from = 0, to = 0 } = bounds.get(lane) ?? {};
    return {
      name: nameOr(name, lane),
      cat: 'lane',
      ph: 'X',
      pid: LANES,
      tid: tidOf(lane),
      ts: from,
      dur: to - from,
      args: {},
    };
  });
}

function spanEvents(span: Span, tid: number, trace: Trace): readonly TimedEvent[] {
  const { lane, state, startUs, endUs, label, core, place } = span;
  const args = { state, ...(core === undefined ? {} : { core: coreName(core) }), ...placeArgs(place) };
  const event = { name: nameOr(label, state), cat: state, ph: 'X', ts: startUs, dur: endUs - startUs } as const;
  if (core === undefined) return [{ ...event, pid: LANES, tid, args }];
  const name = nameOr(laneName(trace, lane), lane);
  return [
    { ...event, pid: LANES, tid, args },
    { ...event, name, pid: CORES, tid: FIRST_CORE + core, args: label === '' ? args : { ...args, what: label } },
  ];
}

function markEvents({ label, startUs, endUs, place }: Mark, tid: number, index: number): readonly TimedEvent[] {
  const common = {
    name: nameOr(label, 'span'),
    cat: 'span',
    id: `0x${index.toString(16)}`,
    pid: LANES,
    tid,
  } as const;
  return [
    { ...common, ph: 'b', ts: startUs, args: placeArgs(place) },
    { ...common, ph: 'e', ts: endUs },
  ];
}

function tickEvent({ atUs, level, text, place }: Tick, tid: number): TimedEvent {
  return {
    name: nameOr(text, level),
    cat: 'output',
    ph: 'i',
    s: 't',
    pid: LANES,
    tid,
    ts: atUs,
    args: { level, ...placeArgs(place) },
  };
}

function flightEvents(
  { sentUs, receivedUs, bytes, label }: Flight,
  from: number,
  to: number,
  id: number,
): readonly TimedEvent[] {
  const common = { name: nameOr(label, 'message'), cat: 'message', id, pid: LANES } as const;
  const args = bytes === undefined ? {} : { 'bytes (estimated)': bytes };
  return [
    { ...common, ph: 's', tid: from, ts: sentUs, args },
    { ...common, ph: 'f', bp: 'e', tid: to, ts: receivedUs },
  ];
}

function placeArgs(place: Position | undefined): Args {
  return place ? { place: `${place.file}:${place.line}:${place.column}` } : {};
}
