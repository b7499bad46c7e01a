import { expect, test } from 'vitest';
import { toTraceEvents } from '../../src/runtime/trace/trace-events.ts';
import type { Trace } from '../../src/runtime/trace/trace.ts';
import { fourWorkers, manyCores, manySpans, minutes, oneLane, threeTasks, traceOf } from '../synthetic-traces.ts';
import { parseTraceEvents } from './trace-events/parse-trace-events.ts';
import type { ParsedFile } from './trace-events/parse-trace-events.ts';

const parsed = (trace: Trace): ParsedFile => parseTraceEvents(JSON.stringify(toTraceEvents(trace)));

const traces = { fourWorkers, manyCores, manySpans, minutes: () => minutes(5), oneLane, threeTasks } as const;

test.for(Object.entries(traces))('the file of %s is one that the format allows', ([, make]) => {
  const trace = make();
  const file = parsed(trace);
  const lanes = file.threads.filter(({ process }) => process === 'Interleave');
  expect(lanes.map(({ name }) => name)).toEqual(trace.lanes.map(({ name }) => name));
  expect(lanes.flatMap(({ slices }) => slices.flatMap(({ inner }) => inner))).toHaveLength(trace.spans.length);
  expect(file.flows).toHaveLength(trace.flights.length);
  expect(file.instants).toHaveLength(trace.ticks.length);
  expect(file.asyncs).toHaveLength(trace.marks.length);
});

test('a lane is a named thread whose slices are its spans, by their names and states', () => {
  const [, first] = parsed(threeTasks()).threads;
  expect(first).toMatchObject({ process: 'Interleave', name: 'Task 1' });
  expect(first?.slices).toHaveLength(1);
  expect(first?.slices[0]?.inner.map(({ name, category, ts, dur }) => [name, category, ts, dur])).toEqual([
    ['ready', 'ready', 200, 200],
    ['switching', 'switching', 400, 200],
    ['parse', 'running', 600, 5_000],
    ['disk', 'waiting', 5_600, 12_000],
    ['switching', 'switching', 17_600, 200],
    ['total', 'running', 17_800, 4_000],
  ]);
});

test('a message is a flow from one lane to the other', () => {
  expect(parsed(fourWorkers()).flows[0]).toEqual({ from: 'main', to: 'worker 1', sentUs: 5_900, receivedUs: 8_200 });
});

test('a line of output is an instant of its lane, a named stretch lies across slices', () => {
  const file = parsed(fourWorkers());
  expect(file.instants[1]).toEqual({ thread: 'worker 3', name: 'this range is slow', ts: 90_000 });
  expect(file.asyncs.at(-1)).toEqual({ thread: 'main', name: 'primes', ts: 1_200, end: 164_000 });
});

test('cores are threads of a process of their own, which show who ran on them', () => {
  const cores = parsed(minutes(5)).threads.filter(({ process }) => process === 'Cores');
  expect(cores.map(({ name, slices }) => [name, slices.map((slice) => slice.name)])).toEqual(
    [1, 2, 3, 4, 5].map((number) => [`core ${number}`, [`P${number}`]]),
  );
});

test('a message that is sent or arrives while nothing else is known of a lane still finds a slice', () => {
  const flights = [{ from: 'main', to: 'worker-1', sentUs: 0, receivedUs: 40, label: '' }] as const;
  expect(parsed(traceOf({ lanes: { main: [], 'worker-1': [] }, flights })).flows).toHaveLength(1);
});

test('names that are empty or strange do no harm', () => {
  const strange = 'a"<\n\u2028\u0000';
  const trace = traceOf({
    lanes: { main: [['running', 0, 9, strange]] },
    names: { main: '' },
    ticks: [{ lane: 'main', atUs: 3, level: 'log', text: '' }],
    marks: [{ lane: 'main', label: '', startUs: 1, endUs: 1 }],
  });
  const file = parsed(trace);
  expect(file.threads[0]?.name).toBe('thread 1');
  expect(file.threads[0]?.slices[0]?.inner[0]?.name).toBe(strange);
  expect(file.instants[0]?.name).toBe('log');
});

test('what the times are worth is told in the file', () => {
  expect(toTraceEvents(oneLane()).otherData).toEqual({ clock: 'measured', 'step (µs)': 100 });
  expect(toTraceEvents(threeTasks()).otherData).toEqual({ clock: 'virtual' });
});

test.for([
  ['an event without a time', { name: 'a', cat: 'b', ph: 'X', pid: 1, tid: 1, dur: 3 }, /^ts is/],
  ['a complete event without a length', { name: 'a', cat: 'b', ph: 'X', pid: 1, tid: 1, ts: 3 }, /^dur is/],
  ['a flow that never began', { name: 'a', cat: 'b', ph: 'f', bp: 'e', id: 1, pid: 1, tid: 1, ts: 3 }, /never began/],
  ['a thread without a name', { name: 'a', cat: 'b', ph: 'X', pid: 1, tid: 1, ts: 0, dur: 3 }, /has no name/],
] as const)('the parser refuses %s', ([, event, complaint]) => {
  expect(() => parseTraceEvents(JSON.stringify({ traceEvents: [event] }))).toThrow(complaint);
});

test('the parser refuses slices of a thread that overlap', () => {
  const slice = (ts: number, dur: number): object => ({ name: `at ${ts}`, cat: 'b', ph: 'X', pid: 1, tid: 1, ts, dur });
  expect(() => parseTraceEvents(JSON.stringify({ traceEvents: [slice(0, 5), slice(3, 5)] }))).toThrow(
    'at 3 at 3 ends after at 0, in which it began.',
  );
});
