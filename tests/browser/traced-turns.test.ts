import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createTraceRecorder } from '../../src/runtime/index.ts';
import { everything } from '../same-course.ts';
import { onMain, onWorkers, start } from './support.ts';
import { busyMs, flightsOf, spansOf } from './traced.ts';

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
