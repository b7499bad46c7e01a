import { describe, expect, it } from 'vitest';
import type { Lane } from '../../src/runtime/index.ts';
import { everything } from '../same-course.ts';
import { onWorkers, start, type TestRun } from './support.ts';
import { flightsOf } from './traced.ts';

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
