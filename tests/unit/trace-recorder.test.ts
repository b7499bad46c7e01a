import { expect, test } from 'vitest';
import type { Build } from '../../src/runtime/request.ts';
import type { Lane, Line } from '../../src/runtime/results.ts';
import { createTraceRecorder, traceLimits } from '../../src/runtime/trace/recorder.ts';
import type { RecorderOptions, TraceRecorder } from '../../src/runtime/trace/recorder.ts';
import type { RunEvent, ToldSpan } from '../../src/runtime/trace/run-event.ts';
import type { Trace } from '../../src/runtime/trace/trace.ts';

/** When the runs of these tests begin: now, as a browser writes it. */
const began = 1_764_288_000_123.4;

const measured: RecorderOptions = { clock: { kind: 'measured', stepUs: 5 } };
const virtual: RecorderOptions = { clock: { kind: 'virtual' }, cores: 2 };

const opened = (lane: Lane, at: number, name = ''): RunEvent => ({
  kind: 'lane-opened',
  lane,
  starter: lane === 'main' ? null : 'main',
  entry: 'main.ts',
  name,
  at,
});
const printed = (text: string, at: number, more: Partial<Line> = {}): Line => ({
  level: 'log',
  at,
  depth: 0,
  values: [{ type: 'string', text }],
  ...more,
});
const ran = (lane: Lane, start: number, end: number, more: Partial<ToldSpan> = {}): ToldSpan => ({
  lane,
  state: 'running',
  label: '',
  start,
  end,
  ...more,
});

function fold(options: RecorderOptions, events: readonly RunEvent[], ms?: number): Trace {
  const recorder = createTraceRecorder(options);
  for (const event of events) recorder.take(event);
  return recorder.trace(ms);
}

test('a measured run begins with the program’s first line and ends as its outcome says', () => {
  const trace = fold(
    measured,
    [
      opened('main', began - 4),
      { kind: 'lane-began', lane: 'main', at: began },
      opened('worker-1', began + 2.5, 'primes'),
      { kind: 'lane-began', lane: 'worker-1', at: began + 9 },
      { kind: 'span', lane: 'main', label: 'sum', start: began + 1, end: began + 30.25 },
      { kind: 'lines', lane: 'worker-1', lines: [printed('here', began + 12.345)], dropped: 0 },
      { kind: 'lane-closed', lane: 'worker-1', at: began + 20 },
      { kind: 'lane-closed', lane: 'main', at: began + 95 },
    ],
    31,
  );
  expect(trace).toEqual({
    clock: { kind: 'measured', stepUs: 5 },
    lanes: [
      { lane: 'main', name: 'main', starter: null, openedUs: 0, closedUs: 31_000 },
      { lane: 'worker-1', name: 'primes', starter: 'main', openedUs: 2_500, closedUs: 20_000 },
    ],
    spans: [],
    marks: [{ lane: 'main', label: 'sum', startUs: 1_000, endUs: 30_250 }],
    flights: [],
    ticks: [{ lane: 'worker-1', atUs: 12_345, level: 'log', text: 'here' }],
    endUs: 31_000,
    dropped: 0,
  } satisfies Trace);
});

test('without an outcome a run ends when its last lane has closed', () => {
  const events: readonly RunEvent[] = [
    opened('main', began),
    { kind: 'lane-began', lane: 'main', at: began },
    { kind: 'lane-closed', lane: 'main', at: began + 7 },
  ];
  expect(fold(measured, events).endUs).toBe(7_000);
});

test('nothing that happened lies outside of the run, whatever its outcome says', () => {
  const events: readonly RunEvent[] = [
    opened('main', began),
    { kind: 'lane-began', lane: 'main', at: began },
    { kind: 'span', lane: 'main', label: '', start: began - 3, end: began + 50 },
  ];
  const trace = fold(measured, events, 20);
  expect([trace.marks[0]?.startUs, trace.endUs, trace.lanes[0]?.closedUs]).toEqual([0, 50_000, 50_000]);
});

test('virtual times are exact and count from zero', () => {
  const trace = fold(virtual, [
    opened('main', 0),
    { kind: 'lane-began', lane: 'main', at: 0.05 },
    opened('task-1', 0.001, 'Fetch'),
    {
      kind: 'spans',
      spans: [
        ran('task-1', 299_999.999, 300_000.001, { label: 'last', core: 1 }),
        ran('task-1', 0.1, 0.3, { state: 'waiting', label: 'disk' }),
      ],
      dropped: 0,
    },
    {
      kind: 'flights',
      flights: [{ from: 'main', to: 'task-1', sent: 0.2, received: 0.7, bytes: 9, label: '' }],
      dropped: 0,
    },
  ]);
  expect(trace.spans).toEqual([
    { lane: 'task-1', state: 'waiting', startUs: 100, endUs: 300, label: 'disk' },
    { lane: 'task-1', state: 'running', startUs: 299_999_999, endUs: 300_000_001, label: 'last', core: 1 },
  ]);
  expect(trace.flights).toEqual([{ from: 'main', to: 'task-1', sentUs: 200, receivedUs: 700, bytes: 9, label: '' }]);
  expect([trace.lanes[1]?.name, trace.endUs, trace.cores]).toEqual(['Fetch', 300_000_001, 2]);
});

test('spans of one lane never overlap: what begins too early begins where the one before it ends', () => {
  const spans = [ran('main', 0, 5), ran('main', 3, 8), ran('main', 4, 4.5), ran('worker-1', 1, 2)];
  const trace = fold(virtual, [opened('main', 0), opened('worker-1', 0), { kind: 'spans', spans, dropped: 0 }]);
  expect(trace.spans.map(({ lane, startUs, endUs }) => [lane, startUs, endUs])).toEqual([
    ['main', 0, 5_000],
    ['worker-1', 1_000, 2_000],
    ['main', 5_000, 8_000],
  ]);
  expect(trace.dropped).toBe(1);
});

test('lines and spans have the place of the call that carried a mark', () => {
  const place = { file: 'main.ts', line: 3, column: 5 };
  const build: Build = {
    key: '',
    variant: 'plain',
    main: 'main.ts',
    entries: { 'main.ts': { code: '', map: '', sites: [place] } },
  };
  const marked = { entry: 'main.ts', site: 0 };
  const trace = fold({ ...virtual, build }, [
    opened('main', 0),
    {
      kind: 'lines',
      lane: 'main',
      lines: [printed('a', 1, marked), printed('b', 2, { ...marked, site: 7 })],
      dropped: 0,
    },
    { kind: 'spans', spans: [ran('main', 0, 1, marked)], dropped: 0 },
  ]);
  expect([...trace.ticks, ...trace.spans].map((one) => one.place)).toEqual([place, undefined, place]);
});

test('a line is one text of 200 characters at most, in which nothing acts unseen', () => {
  const lines = [printed('x'.repeat(500), 1), printed('\u001b[31mred\u0007', 2)];
  const { ticks } = fold(virtual, [opened('main', 0), { kind: 'lines', lane: 'main', lines, dropped: 0 }]);
  expect(ticks.map(({ text }) => text)).toEqual([`${'x'.repeat(199)}…`, 'red␇']);
});

test('what is too much is counted, and the first things stay', () => {
  const recorder: TraceRecorder = createTraceRecorder(virtual);
  recorder.take(opened('main', 0));
  const batch = Array.from({ length: 3000 }, (_, index) => printed(`${index}`, index));
  for (let round = 0; round < 4; round += 1) recorder.take({ kind: 'lines', lane: 'main', lines: batch, dropped: 10 });
  const trace = recorder.trace();
  expect(trace.ticks).toHaveLength(traceLimits.ticks);
  expect(trace.dropped).toBe(12_000 - traceLimits.ticks + 40);
});

test('what belongs to a lane that nobody has opened is counted as left out', () => {
  const trace = fold(virtual, [opened('main', 0), { kind: 'spans', spans: [ran('worker-9', 0, 1)], dropped: 0 }]);
  expect([trace.spans, trace.dropped]).toEqual([[], 1]);
});

test('a run of which nothing was heard has an empty trace', () => {
  expect(fold(measured, [])).toMatchObject({ lanes: [], endUs: 0, dropped: 0 });
});
