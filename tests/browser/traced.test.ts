import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
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

describe('many turns in a millisecond', () => {
  it.each([
    ['the main thread', onMain],
    ['a worker', onWorkers(1)],
  ] as const)('hide no turn that takes long, on %s', async (_, machine) => {
    const test = await start(
      {
        'main.ts': `import { burn } from "./burn.ts";
const { port1, port2 } = new MessageChannel();
let heard = 0;
port2.onmessage = () => { heard += 1; if (heard % 40 === 0) burn(30); };
for (let round = 0; round < 5; round++) {
  for (let i = 0; i < 40; i++) port1.postMessage(i);
  await new Promise((resolve) => setTimeout(resolve, 200));
}
console.log(heard);`,
        'burn.ts': burn,
      },
      machine,
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(test.printed.map(({ text }) => text)).toEqual(['200']);
    const long = spansOf(test, 'main').filter(({ start: from, end }) => end - from >= 25);
    expect(long.length).toBeGreaterThanOrEqual(5);
    expect(busyMs(long)).toBeGreaterThanOrEqual(150);
  });
});

describe('a turn that begins with an event of the document', () => {
  it.each([
    ['a listener', 'button.addEventListener("click", work);'],
    ['a handler', 'button.onclick = work;'],
  ])('bears the name of the event that %s heard', async (_, listen) => {
    const test = await start(
      {
        'main.ts': `import { burn } from "./burn.ts";
const late = setTimeout(() => {}, 20_000);
const work = () => { clearTimeout(late); burn(30); console.log("clicked"); };
const button = document.body.appendChild(document.createElement("button"));
button.style.cssText = "position: fixed; inset: 0";
${listen}
console.log("ready");`,
        'burn.ts': burn,
      },
      onMain,
    );
    await test.sees('ready');
    const frame = document.querySelector('#host iframe');
    if (frame === null) throw new Error('there is no frame');
    await userEvent.click(frame);
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    const clicks = spansOf(test, 'main').filter(({ label }) => label === 'click');
    expect(clicks).toHaveLength(1);
    expect(busyMs(clicks)).toBeGreaterThanOrEqual(30);
    // Nobody listens to those that came before it.
    expect(spansOf(test, 'main').map(({ label }) => label)).not.toContain('pointerdown');
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

/** Flights in the order in which they set out, as texts. */
const told = (test: TestRun): readonly string[] =>
  flightsOf(test)
    .toSorted((one, other) => one.sent - other.sent)
    .map(({ from, to, label }) => `${from} → ${to}${label && `: ${label}`}`);
const started = (file: string): string => `new Worker(new URL("./${file}.ts", import.meta.url), { type: "module" })`;

describe('a message over a channel that the program made', () => {
  it('is told of between the lanes at its ends, wherever its ports have gone', async () => {
    const test = await start(
      {
        'main.ts': `const [one, other] = [${started('end')}, ${started('end')}];
const { port1, port2 } = new MessageChannel();
port1.postMessage("early");
one.postMessage("take", [port1]);
other.postMessage({ pass: "on" }, { transfer: [port2] });
await new Promise((resolve) => (one.onmessage = resolve));
one.terminate();
other.terminate();`,
        'end.ts': `self.onmessage = ({ data, ports: [port] }) => {
  if (data === "take") port.postMessage("hello");
  port.onmessage = ({ data }) => {
    if (data === "hello") port.postMessage("welcome");
    if (data === "welcome") self.postMessage("done");
  };
};`,
      },
      onWorkers(2),
    );
    expect(await test.outcome).toEqual({ status: 'completed', ms: expect.any(Number) as number });
    const flights = flightsOf(test);
    const between = (from: Lane, to: Lane): number =>
      flights.filter((flight) => flight.from === from && flight.to === to).length;
    expect(between('main', 'worker-1')).toBe(1);
    // The one on the worker's own channel, and the one that was under way when the port left.
    expect(between('main', 'worker-2')).toBe(2);
    expect(between('worker-1', 'worker-2')).toBe(1);
    expect(between('worker-2', 'worker-1')).toBe(1);
    expect(between('worker-1', 'main')).toBe(1);
    expect(flights).toHaveLength(6);
    for (const { sent, received } of flights) expect(received).toBeGreaterThanOrEqual(sent - 0.2);
  });

  it('is none while both ports are on one thread', async () => {
    const test = await start(
      `const { port1, port2 } = new MessageChannel();
for (let i = 0; i < 100; i++) port1.postMessage(i);
await new Promise((resolve) => (port2.onmessage = ({ data }) => data === 99 && resolve(0)));`,
      onWorkers(1),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(flightsOf(test)).toEqual([]);
  });

  it('is told of for no more than some thousand, and the rest is counted', async () => {
    const test = await start(
      {
        'main.ts': `const worker = ${started('end')};
const { port1, port2 } = new MessageChannel();
worker.postMessage(port2, [port2]);
for (let i = 0; i < 6000; i++) port1.postMessage(i);
await new Promise((resolve) => (worker.onmessage = resolve));
worker.terminate();`,
        'end.ts': `self.onmessage = ({ data: port }) => { port.onmessage = ({ data }) => data === 5999 && self.postMessage(0); };`,
      },
      onWorkers(1),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(flightsOf(test).length).toBeGreaterThan(4900);
    expect(flightsOf(test).length).toBeLessThanOrEqual(5000);
    const dropped = test.events.reduce((sum, event) => sum + (event.kind === 'flights' ? event.dropped : 0), 0);
    // 1,001 of main's, and the worker's answer.
    expect(dropped).toBe(1002);
  });
});

describe('a message of comlink', () => {
  it('says what is called, read, made or answered, over the worker and over ports', async () => {
    const test = await start(
      {
        'main.ts': `import * as Comlink from "comlink";
const worker = ${started('desk')};
const desk = Comlink.wrap<typeof import("./desk.ts").desk>(worker);
console.log(await desk.add(1, 2), await desk.counter.increment(), await desk.name);
await desk.each(Comlink.proxy((n: number) => n));
worker.terminate();`,
        'desk.ts': `import * as Comlink from "comlink";
export const desk = {
  name: "front",
  add: (a: number, b: number) => a + b,
  counter: { value: 0, increment() { return ++this.value; } },
  async each(heard: (n: number) => unknown) { await heard(1); },
};
Comlink.expose(desk);`,
      },
      onWorkers(1),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(test.printed.map(({ text }) => text)).toEqual(['3 1 front']);
    expect(told(test)).toEqual([
      'main → worker-1: call add',
      'worker-1 → main: answer to add',
      'main → worker-1: call counter.increment',
      'worker-1 → main: answer to counter.increment',
      'main → worker-1: read name',
      'worker-1 → main: answer to name',
      'main → worker-1: call each',
      'worker-1 → main: call',
      'main → worker-1: answer',
      'worker-1 → main: answer to each',
    ]);
  });

  it('says which function a pool calls, on real threads and on the simulated machine', async () => {
    const files = {
      'main.ts': `import { pool } from "lab";\nimport { twice } from "./twice.ts";\nconst workers = pool(1);\nawait workers.run(twice, 2);\nawait workers.map([3], twice);`,
      'twice.ts': 'export const twice = (n: number) => 2 * n;',
    };
    const calls = ['main → worker-1: call twice', 'worker-1 → main: answer to twice'];
    for (const machine of [onWorkers(1), everything.machine]) {
      const test = await start(files, machine);
      expect(await test.outcome).toMatchObject({ status: 'completed' });
      expect(told(test)).toEqual([...calls, ...calls]);
    }
  });

  it('is told of by nobody who merely looks like it', async () => {
    const test = await start(
      {
        'main.ts': `const worker = ${started('echo')};
worker.postMessage({ id: "1", type: "APPLY", path: ["secret"] });
await new Promise((resolve) => (worker.onmessage = resolve));
worker.terminate();`,
        'echo.ts': `self.onmessage = ({ data }) => self.postMessage(data);`,
      },
      onWorkers(1),
    );
    expect(await test.outcome).toMatchObject({ status: 'completed' });
    expect(told(test)).toEqual(['main → worker-1', 'worker-1 → main']);
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
