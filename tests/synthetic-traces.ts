import type { Flight, Lane, LaneState, Mark, Position, Span, Tick, Trace } from '../src/runtime/index.ts';

/** Traces that no machine has made, whose every number is known: for tests, the bench, and looking at pictures. */

type Stretch = readonly [
  state: LaneState,
  startUs: number,
  endUs: number,
  label?: string,
  more?: { readonly core?: number; readonly line?: number },
];

type Told = {
  readonly lanes: Readonly<Partial<Record<Lane, readonly Stretch[]>>>;
  readonly names?: Readonly<Partial<Record<Lane, string>>>;
  readonly marks?: readonly Mark[];
  readonly flights?: readonly Flight[];
  readonly ticks?: readonly Tick[];
  readonly clock?: Trace['clock'];
  readonly cores?: number;
  readonly dropped?: number;
};

const isLane = (text: string): text is Lane => /^(?:main|(?:worker|task)-\d+)$/u.test(text);

/** A trace of these lanes, each open from the beginning to the end. */
export function traceOf({
  lanes,
  names = {},
  marks = [],
  flights = [],
  ticks = [],
  clock,
  cores,
  dropped = 0,
}: Told): Trace {
  const named = Object.keys(lanes).filter(isLane);
  const spans = named
    .flatMap((lane) => (lanes[lane] ?? []).map((stretch) => spanOf(lane, stretch)))
    .sort((one, other) => one.startUs - other.startUs);
  const endUs = Math.max(
    0,
    ...flights.map(({ receivedUs }) => receivedUs),
    ...[...marks, ...ticks].map((one) => ('endUs' in one ? one.endUs : one.atUs)),
    spans.reduce((last, span) => Math.max(last, span.endUs), 0),
  );
  return {
    clock: clock ?? { kind: 'virtual' },
    lanes: named.map((lane) => ({
      lane,
      name: names[lane] ?? lane.replace('-', ' '),
      starter: lane === 'main' ? null : 'main',
      openedUs: 0,
      closedUs: endUs,
    })),
    spans,
    marks,
    flights,
    ticks,
    endUs,
    ...(cores === undefined ? {} : { cores }),
    dropped,
  };
}

function spanOf(lane: Lane, [state, startUs, endUs, label = '', { core, line } = {}]: Stretch): Span {
  return {
    lane,
    state,
    startUs,
    endUs,
    label,
    ...(core === undefined ? {} : { core }),
    ...(line === undefined ? {} : { place: inMain(line) }),
  };
}

/** The beginning of a line of `main.ts`. */
export function inMain(line: number): Position {
  return { file: 'main.ts', line, column: 1 };
}

/** Three tasks on one core: each computes, waits for a device of its own and computes again; switching costs 0.2 ms. */
export function threeTasks(): Trace {
  const on = (line: number): { readonly core: number; readonly line: number } => ({ core: 0, line });
  return traceOf({
    lanes: {
      main: [
        ['running', 0, 400, '', on(1)],
        ['blocked', 400, 30_200, 'all three'],
        ['running', 30_200, 31_000, '', on(12)],
      ],
      'task-1': [
        ['ready', 200, 400, '', { line: 3 }],
        ['switching', 400, 600, '', on(3)],
        ['running', 600, 5_600, 'parse', on(3)],
        ['waiting', 5_600, 17_600, 'disk', { line: 4 }],
        ['switching', 17_600, 17_800, '', on(5)],
        ['running', 17_800, 21_800, 'total', on(5)],
      ],
      'task-2': [
        ['ready', 200, 5_600, '', { line: 3 }],
        ['switching', 5_600, 5_800, '', on(3)],
        ['running', 5_800, 10_800, 'parse', on(3)],
        ['waiting', 10_800, 20_800, 'network', { line: 4 }],
        ['ready', 20_800, 21_800, '', { line: 5 }],
        ['switching', 21_800, 22_000, '', on(5)],
        ['running', 22_000, 26_000, 'total', on(5)],
      ],
      'task-3': [
        ['ready', 200, 10_800, '', { line: 3 }],
        ['switching', 10_800, 11_000, '', on(3)],
        ['running', 11_000, 16_000, 'parse', on(3)],
        ['waiting', 16_000, 24_000, 'disk', { line: 4 }],
        ['ready', 24_000, 26_000, '', { line: 5 }],
        ['switching', 26_000, 26_200, '', on(5)],
        ['running', 26_200, 30_200, 'total', on(5)],
      ],
    },
    names: { 'task-1': 'Task 1', 'task-2': 'Task 2', 'task-3': 'Task 3' },
    ticks: [
      { lane: 'task-1', atUs: 21_800, level: 'log', text: 'Task 1 is done', place: inMain(6) },
      { lane: 'task-2', atUs: 26_000, level: 'log', text: 'Task 2 is done', place: inMain(6) },
      { lane: 'task-3', atUs: 30_200, level: 'log', text: 'Task 3 is done', place: inMain(6) },
    ],
    cores: 1,
  });
}

/** Four workers that count primes for main, measured: messages there and back, lines of output, marks of main. */
export function fourWorkers(): Trace {
  const ranges = ['0 – 1e6', '1e6 – 2e6', '2e6 – 3e6', '3e6 – 4e6'] as const;
  const workers = ranges.map((range, index) => {
    const lane: Lane = `worker-${index + 1}`;
    const began = 8_200 + index * 700;
    const ended = 128_000 + index * 9_300;
    const start = index === 3 ? began + 14_000 : began;
    return { lane, range, began, start, ended };
  });
  return traceOf({
    clock: { kind: 'measured', stepUs: 5 },
    lanes: {
      main: [
        ['running', 0, 6_100, 'main.ts', { line: 1 }],
        ['blocked', 6_100, 158_300, 'map', { line: 5 }],
        ['running', 158_300, 165_000, 'sum', { line: 6 }],
      ],
      ...Object.fromEntries(
        workers.map(({ lane, range, began, start, ended }) => [
          lane,
          [
            ...(start > began ? [['blocked', began, start, 'lock', { line: 4 }] satisfies Stretch] : []),
            ['running', start, ended, `countPrimes(${range})`, { line: 5 }] satisfies Stretch,
          ],
        ]),
      ),
    },
    marks: [
      { lane: 'main', label: 'hand out', startUs: 1_200, endUs: 6_100 },
      { lane: 'main', label: 'primes', startUs: 1_200, endUs: 164_000 },
    ],
    flights: workers.flatMap(({ lane, began, ended }): readonly Flight[] => [
      { from: 'main', to: lane, sentUs: 5_900, receivedUs: began, bytes: 48, label: 'call' },
      { from: lane, to: 'main', sentUs: ended, receivedUs: ended + 2_100, bytes: 1_720, label: 'answer' },
    ]),
    ticks: [
      { lane: 'main', atUs: 1_300, level: 'log', text: 'counting' },
      { lane: 'worker-3', atUs: 90_000, level: 'warn', text: 'this range is slow' },
      { lane: 'worker-4', atUs: 110_000, level: 'error', text: 'one number was no number' },
      { lane: 'main', atUs: 163_900, level: 'log', text: 'primes: 283146' },
    ],
  });
}

/** One lane that is always busy with one thing. */
export function oneLane(): Trace {
  return traceOf({
    clock: { kind: 'measured', stepUs: 100 },
    lanes: { main: [['running', 0, 612_000, 'countPrimes', { line: 2 }]] },
    ticks: [{ lane: 'main', atUs: 611_400, level: 'log', text: 'primes: 283146' }],
  });
}

/** A number from 0 to 1, the same for the same `n`. */
function chance(n: number): number {
  const mixed = Math.imul(n ^ (n >>> 15), 2_246_822_519) ^ Math.imul(n + 0x9e37, 3_266_489_917);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** So many spans on eight lanes, from microseconds to milliseconds long, with 2,000 messages between them. */
export function manySpans(count = 100_000): Trace {
  const lanes = ['main', ...Array.from({ length: 7 }, (_, index) => `worker-${index + 1}`)].filter(isLane);
  const states: readonly LaneState[] = ['running', 'waiting', 'running', 'blocked', 'running', 'ready', 'switching'];
  const stretches = lanes.map((_, row): readonly Stretch[] => {
    let us = Math.round(chance(row) * 400);
    return Array.from({ length: count / lanes.length }, (_, index) => {
      const n = row * 1_000_003 + index;
      const length = 1 + Math.round(chance(n) ** 6 * 6000);
      const start = us;
      us += length + (chance(n + 7) > 0.8 ? Math.round(chance(n + 3) * 500) : 0);
      const state = states[Math.floor(chance(n + 1) * states.length)] ?? 'running';
      return [state, start, start + length, state === 'running' ? `step ${index}` : '', { line: 1 + (index % 9) }];
    });
  });
  const flights = Array.from({ length: 2000 }, (_, index): Flight => {
    const sentUs = Math.round((index / 2000) * 6_000_000);
    const to = lanes[1 + (index % 7)] ?? 'worker-1';
    return {
      from: 'main',
      to,
      sentUs,
      receivedUs: sentUs + 40 + Math.round(chance(index) * 400),
      label: '',
      bytes: index,
    };
  });
  return traceOf({
    clock: { kind: 'measured', stepUs: 5 },
    lanes: Object.fromEntries(lanes.map((lane, row) => [lane, stretches[row] ?? []])),
    flights,
  });
}

/** 64 cores and 96 tasks that take turns on them in slices of 10 ms. */
export function manyCores(cores = 64, tasks = 96): Trace {
  const slice = 10_000;
  const lanes: Partial<Record<Lane, Stretch[]>> = { main: [['blocked', 0, 0, '']] };
  const rounds = 12;
  for (let task = 0; task < tasks; task += 1) lanes[`task-${task + 1}`] = [];
  let turn = 0;
  for (let round = 0; round < rounds; round += 1) {
    const running = new Map(Array.from({ length: cores }, (_, core) => [(turn + core) % tasks, core]));
    for (let task = 0; task < tasks; task += 1) {
      const core = running.get(task);
      const own = lanes[`task-${task + 1}`];
      const length = slice - Math.round(chance(task * 31 + round) * 4000);
      const start = round * slice;
      if (core === undefined) own?.push(['ready', start, start + slice]);
      else {
        own?.push(['switching', start, start + 150, '', { core }]);
        own?.push(['running', start + 150, start + length, 'render', { core, line: 3 }]);
        own?.push(['ready', start + length, start + slice]);
      }
    }
    turn += cores;
  }
  lanes.main = [['blocked', 0, rounds * slice, 'all tasks']];
  return traceOf({ lanes, cores });
}

/** Five minutes of virtual work in five parts, on as many cores. */
export function minutes(cores: number): Trace {
  const minute = 60_000_000;
  const parts = [1, 2, 3, 4, 5] as const;
  return traceOf({
    lanes: Object.fromEntries(
      parts.map((part) => {
        const start = cores === 1 ? (part - 1) * minute : 0;
        const waits = start > 0 ? [['ready', 0, start] satisfies Stretch] : [];
        const core = cores === 1 ? 0 : part - 1;
        return [`task-${part}`, [...waits, ['running', start, start + minute, `P${part}`, { core }] satisfies Stretch]];
      }),
    ),
    names: { 'task-1': 'P1', 'task-2': 'P2', 'task-3': 'P3', 'task-4': 'P4', 'task-5': 'P5' },
    cores,
  });
}
