import { expect, test } from 'vitest';
import { openMachine } from './simulation/machine.ts';

test('what asked for a core or a device is found by its place', () => {
  const { simulation, open } = openMachine();
  const thread = open();
  const [computed, used] = [1, 2].map((line) => ({ file: 'main.ts', line, column: 1 }));
  thread.compute(5, 'sum', computed, () => thread.use(5, 'disk', used, () => thread.close()));
  for (let next = simulation.advance(); next !== undefined; next = simulation.advance()) next();
  expect(structuredClone(simulation.take().spans)).toEqual([
    { lane: 'task-1', state: 'running', startUs: 0, endUs: 5, label: 'sum', core: 0, place: computed },
    { lane: 'task-1', state: 'waiting', startUs: 5, endUs: 10, label: 'disk', place: used },
  ]);
});

test('what was taken is not given again', () => {
  const { simulation, open } = openMachine();
  const thread = open();
  thread.compute(5, '', undefined, () => thread.compute(5, '', undefined, () => undefined));
  thread.close();
  const taken: number[] = [];
  for (let next = simulation.advance(); next !== undefined; next = simulation.advance()) {
    next();
    taken.push(simulation.take().spans.length);
  }
  expect(taken).toEqual([0, 1, 1]);
  expect(structuredClone(simulation.take())).toEqual({ spans: [], flights: [], dropped: 0 });
});

test('a run keeps 200,000 spans and messages, and counts the rest', () => {
  const { simulation, open } = openMachine();
  const thread = open();
  let left = 150_000;
  const again = (): void => {
    left -= 1;
    thread.send(thread, 1, '', () => undefined);
    if (left > 0) thread.compute(1, '', undefined, again);
  };
  thread.compute(1, '', undefined, again);
  thread.close();
  let [kept, dropped] = [0, 0];
  for (let next = simulation.advance(); next !== undefined; next = simulation.advance()) {
    next();
    if (left % 10_000 === 0) {
      const taken = simulation.take();
      kept += taken.spans.length + taken.flights.length;
      dropped += taken.dropped;
    }
  }
  expect([kept, dropped]).toEqual([200_000, 100_000]);
});
