import { describe, expect, it } from 'vitest';
import { machines, onMain, onWorkers, runToEnd, start } from './support.ts';

describe.each(machines)('on $kind', (machine) => {
  it('prints in the order in which the event loop runs things', async () => {
    const { outcome, texts } = await runToEnd(
      `setTimeout(() => console.log('task'), 0);
queueMicrotask(() => console.log('microtask'));
console.log('script');
await new Promise((r) => setTimeout(r, 10));
console.log('later');`,
      machine,
    );
    expect(texts).toEqual(['script', 'microtask', 'task', 'later']);
    expect(outcome.status).toBe('completed');
  });

  it('does not end before a timer that nobody awaits has fired', async () => {
    const { texts, outcome } = await runToEnd(
      `setTimeout(() => { console.log('late'); setTimeout(() => console.log('later'), 30); }, 50);`,
      machine,
    );
    expect(texts).toEqual(['late', 'later']);
    expect(outcome.status).toBe('completed');
  });

  it('tells where an error was thrown', async () => {
    const { outcome, texts } = await runToEnd(
      `const limit: number = 3;

function check(n: number): void {
  if (n > limit) throw new RangeError('over the limit');
}
check(4);`,
      machine,
    );
    expect(outcome).toMatchObject({
      status: 'threw',
      lane: 'main',
      error: { type: 'error', name: 'RangeError', message: 'over the limit' },
    });
    expect(texts[0]).toContain('over the limit');
    if (outcome.status === 'threw' && outcome.error.type === 'error')
      expect(outcome.error.frames[0]).toMatchObject({ name: 'check', entry: 'main.ts' });
  });

  it('calls a worker through comlink', async () => {
    const { outcome, texts } = await runToEnd(
      {
        'main.ts': `import * as Comlink from 'comlink';
import type { Api } from './api.ts';
const worker = new Worker(new URL('./api.ts', import.meta.url), { type: 'module' });
const api = Comlink.wrap<Api>(worker);
console.log(await api.triple(14));
worker.terminate();`,
        'api.ts': `import * as Comlink from 'comlink';
const api = { triple: (n: number) => n * 3 };
export type Api = typeof api;
Comlink.expose(api);`,
      },
      machine,
    );
    expect(texts).toEqual(['42']);
    expect(outcome.status).toBe('completed');
  });

  it('gives a pool the same results on every machine', async () => {
    const { outcome, texts } = await runToEnd(
      {
        'main.ts': `import { pool } from 'lab';
import { square } from './square.ts';
console.log((await pool().map([1, 2, 3], square)).join(' '));
console.log(await pool(1).run(square, 12));`,
        'square.ts': `export const square = (n: number): number => n * n;`,
      },
      machine,
    );
    expect(texts).toEqual(['1 4 9', '144']);
    expect(outcome.status).toBe('completed');
  });

  it('stops an endless loop, and the next run works', async () => {
    const { run, sees, outcome } = await start(`console.log('before');\nwhile (true) {}`, machine);
    await sees('before');
    run.stop();
    expect((await outcome).status).toBe('stopped');
    const next = await runToEnd(`console.log('next');`, machine);
    expect(next.texts).toEqual(['next']);
    expect(next.outcome.status).toBe('completed');
  });

  it('ends a run that outlasts its limit', async () => {
    const { outcome } = await runToEnd(`while (true) {}`, machine, 300);
    expect(outcome).toEqual({ status: 'timed-out', limitMs: 300 });
  });

  it('says what a run waits for when nothing left can settle it', async () => {
    const { outcome } = await runToEnd(`await new Promise(() => {});`, machine);
    expect(outcome).toMatchObject({
      status: 'completed',
      waitedFor: expect.stringContaining('main.ts still waits') as string,
    });
  });

  it('stops the run under way when another begins', async () => {
    const first = await start(`console.log('first'); await new Promise((r) => setTimeout(r, 20000));`, machine);
    await first.sees('first');
    const second = await runToEnd(`console.log('second');`, machine);
    expect(await first.outcome).toMatchObject({ status: 'stopped', by: 'another-run' });
    expect(second.texts).toEqual(['second']);
  });
});

it('keeps a worker lane apart from main, with its own numbers', async () => {
  const { printed, outcome } = await runToEnd(
    {
      'main.ts': `const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });
w.onmessage = (e) => { console.log('got', e.data); };
w.postMessage(20);`,
      'w.ts': `self.onmessage = (e) => { console.log('working'); self.postMessage(e.data + 1); };`,
    },
    onWorkers(),
  );
  // Two ports keep no order between them; the lines' own times do.
  const byTime = printed.toSorted((one, other) => one.line.at - other.line.at);
  expect(byTime.map(({ lane, text }) => `${lane}: ${text}`)).toEqual(['worker-1: working', 'main: got 21']);
  expect(outcome.status).toBe('completed');
});

it('draws into the frame on the main thread', async () => {
  const { outcome, texts } = await runToEnd(
    `document.body.append('hello'); requestAnimationFrame(() => console.log(document.body.textContent));`,
    onMain,
  );
  expect(texts).toEqual(['hello']);
  expect(outcome.status).toBe('completed');
});
