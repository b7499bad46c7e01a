import { describe, expect, it } from 'vitest';
import { createTraceRecorder } from '../../src/runtime/index.ts';
import type { Lane, ToldFlight, ToldSpan } from '../../src/runtime/index.ts';
import { everything } from '../same-course.ts';
import { onMain, onWorkers, start, type TestRun } from './support.ts';

const spansOf = ({ events }: TestRun, lane: Lane): readonly ToldSpan[] =>
  events
    .flatMap((event) => (event.kind === 'spans' ? event.spans : []))
    .filter((span) => span.lane === lane && span.state === 'running');
const flightsOf = ({ events }: TestRun): readonly ToldFlight[] =>
  events.flatMap((event) => (event.kind === 'flights' ? event.flights : []));
const busyMs = (spans: readonly ToldSpan[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0);

const burn = `export function burn(ms: number) {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return ms;
}`;

describe('what a real thread does', () => {
  it('is a stretch for each turn that takes time, and none for the time in which it waits', async () => {
    const test = await start(
      {
        'main.ts': `import { burn } from "./burn.ts";
burn(30);
await new Promise((resolve) => setTimeout(resolve, 300));
burn(20);
await new Promise((resolve) => setTimeout(resolve, 300));
burn(10);`,
        'burn.ts': burn,
      },
      onMain,
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    const long = spansOf(test, 'main').filter(({ start: from, end }) => end - from >= 9);
    expect(long).toHaveLength(3);
    for (const [index, least] of [30, 20, 10].entries()) {
      const stretch = long[index];
      expect(stretch && stretch.end - stretch.start).toBeGreaterThanOrEqual(least);
    }
    // What the timers took belongs to none of them.
    expect(busyMs(long)).toBeLessThan(
      long.reduce((last, { end }) => Math.max(last, end), 0) - (long[0]?.start ?? NaN) - 300,
    );
  });

  it('includes what goes on after an await that waits for nothing', async () => {
    const test = await start(
      {
        'main.ts': `import { burn } from "./burn.ts";\nfor (let i = 0; i < 5; i++) { await null; burn(10); }`,
        'burn.ts': burn,
      },
      onWorkers(1),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(spansOf(test, 'main').filter(({ start: from, end }) => end - from >= 50)).toHaveLength(1);
  });

  it('is told of each worker of a pool, with the messages that bring work and take its result away', async () => {
    const test = await start(
      {
        'main.ts': `import { pool } from "lab";\nimport { burn } from "./burn.ts";\nawait pool(2).map([20, 20, 20, 20, 20, 20], burn);`,
        'burn.ts': burn,
      },
      onWorkers(2),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    for (const lane of ['worker-1', 'worker-2'] as const) {
      expect(busyMs(spansOf(test, lane))).toBeGreaterThanOrEqual(20);
      const [to, from] = [
        flightsOf(test).filter((flight) => flight.from === 'main' && flight.to === lane),
        flightsOf(test).filter((flight) => flight.to === 'main' && flight.from === lane),
      ];
      expect(from).toHaveLength(to.length);
      expect(to.length).toBeGreaterThanOrEqual(1);
    }
    expect(busyMs([...spansOf(test, 'worker-1'), ...spansOf(test, 'worker-2')])).toBeGreaterThanOrEqual(120);
    expect(flightsOf(test)).toHaveLength(12);
  });
});

describe('a message between real threads', () => {
  it('is told with when it was sent, when it was received, and about how large its copy was', async () => {
    const test = await start(
      {
        'main.ts': `const worker = new Worker(new URL("./echo.ts", import.meta.url), { type: "module" });
const buffer = new ArrayBuffer(1_000_000);
worker.postMessage({ text: "x".repeat(500) });
worker.postMessage(new Uint8Array(100_000));
worker.postMessage(buffer, [buffer]);
await new Promise((resolve) => (worker.onmessage = ({ data }) => data === "last" && resolve(0)));
worker.terminate();`,
        'echo.ts': `let heard = 0;
self.onmessage = () => { heard += 1; if (heard === 3) postMessage("last"); };`,
      },
      onWorkers(1),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    const flights = flightsOf(test).toSorted((one, other) => one.sent - other.sent);
    expect(flights.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'main → worker-1',
      'main → worker-1',
      'main → worker-1',
      'worker-1 → main',
    ]);
    // The clocks of two threads agree to within their steps.
    for (const { sent, received } of flights) expect(received).toBeGreaterThanOrEqual(sent - 0.2);
    const [text, copied, moved] = flights.map(({ bytes }) => bytes ?? NaN);
    expect(text).toBeGreaterThanOrEqual(500);
    expect(text).toBeLessThan(600);
    expect(copied).toBe(100_000);
    expect(moved).toBe(0);
  });
});

describe('a stretch that the program names', () => {
  const program = `import { cpu, span, task } from "lab";
await span("whole", () =>
  Promise.all(["a", "b"].map((name) => task(name, () =>
    span(name + " works", () => cpu(5))))));`;

  it.each([
    ['the main thread', onMain],
    ['the simulated machine', { ...everything.machine, cores: 2 }],
  ] as const)('belongs to the task that named it and to its line, on %s', async (_, machine) => {
    const test = await start(program, machine);
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    const recorder = createTraceRecorder({ clock: { kind: 'virtual' }, build: test.build });
    for (const event of test.events) recorder.take(event);
    const told = recorder.trace().marks.map(({ lane, label, place }) => `${lane}: ${label}, line ${place?.line}`);
    expect(told.toSorted()).toEqual(['main: whole, line 2', 'task-1: a works, line 4', 'task-2: b works, line 4']);
  });
});
