import { expect, test } from 'vitest';
import { openMachine } from './simulation/machine.ts';

const costs = { switch: 0, start: 0.007, message: 0.005 };

test('a start is work on a core, and comes before all else; `main` has none', () => {
  const { open, tell, run, spans } = openMachine(1, { costs });
  open(tell('main'), null).close();
  const thread = open(tell('begun', () => thread.close()));
  thread.compute(3, 'sum', undefined, tell('sum'));
  expect(run()).toEqual(['main 0', 'begun 7', 'sum 10']);
  expect(spans).toEqual(['task-2 running start 0-7 on 0', 'task-2 running sum 7-10 on 0']);
});

test('a start that costs nothing waits for no core', () => {
  const { open, tell, run } = openMachine();
  open().compute(5, '', undefined, tell('computed'));
  open(tell('begun'));
  expect(run()).toEqual(['begun 0', 'computed 5']);
});

test('messages arrive in their order when their cost has passed, and are kept with their size', () => {
  const { open, tell, run, simulation } = openMachine(1, { costs });
  const [one, two] = [open(), open()];
  one.send(
    two,
    8,
    'item',
    tell('first', () => two.send(one, undefined, 'result', tell('answer'))),
  );
  one.send(two, 16, 'item', tell('second'));
  for (let next = simulation.advance(); next !== undefined; next = simulation.advance()) next();
  const { flights } = structuredClone(simulation.take());
  expect(flights).toEqual([
    { from: 'task-1', to: 'task-2', sentUs: 0, receivedUs: 5, bytes: 8, label: 'item' },
    { from: 'task-1', to: 'task-2', sentUs: 0, receivedUs: 5, bytes: 16, label: 'item' },
    { from: 'task-2', to: 'task-1', sentUs: 5, receivedUs: 10, label: 'result' },
  ]);
  expect(run()).toEqual(['first 5', 'second 5', 'answer 10']);
});

test('a thread that closes does first what it asked for', () => {
  const { open, tell, run, closings } = openMachine();
  const [one, two, three] = [open(), open(), open()];
  one.compute(5, '', undefined, tell('computed'));
  one.after(20, tell('timer'));
  one.close();
  two.close();
  three.after(30, () => undefined);
  expect(run()).toEqual(['computed 5', 'timer 20']);
  expect(closings()).toEqual([20, 0, 30]);
});

test('a thread that had nothing to do any more closes when it says so, the first time', () => {
  const { open, run, closings } = openMachine();
  const [one, two] = [open(), open()];
  two.after(5, () => one.setBusy(false));
  two.after(10, () => one.close());
  two.after(15, () => one.close());
  run();
  expect(closings()[0]).toBe(10);
});

test('a thread that is terminated hears of nothing any more, and leaves all that it had at once', () => {
  const { open, tell, run, spans, closings } = openMachine(1, { devices: { disk: 1 } });
  const [victim, killer, other] = [open(), open(), open()];
  victim.compute(50, 'sum', undefined, tell('never'));
  victim.compute(50, 'sum', undefined, tell('never'));
  victim.use(50, 'disk', undefined, tell('never'));
  victim.use(50, 'disk', undefined, tell('never'));
  victim.after(50, tell('never'));
  other.use(3, 'disk', undefined, tell('disk'));
  other.compute(4, '', undefined, tell('computed'));
  killer.after(10, () => {
    victim.terminate();
    victim.terminate();
    victim.compute(1, '', undefined, tell('never'));
    victim.use(1, 'disk', undefined, tell('never'));
    victim.after(1, tell('never'))();
    victim.send(other, 1, '', tell('never'));
  });
  expect(run()).toEqual(['disk 13', 'computed 14']);
  expect(spans.filter((span) => span.startsWith('task-1'))).toEqual(['task-1 running sum 0-10 on 0']);
  expect([victim.isTerminated, other.isTerminated, closings()[0]]).toEqual([true, false, 10]);
});

test('a request of a terminated thread that is not served yet is passed over', () => {
  const { open, tell, run } = openMachine();
  const [one, victim, other] = [open(), open(), open()];
  one.use(10, 'disk', undefined, tell('one'));
  victim.use(10, 'disk', undefined, tell('never'));
  other.use(10, 'disk', undefined, tell('other'));
  one.after(5, () => victim.terminate());
  expect(run()).toEqual(['one 10', 'other 20']);
});

test('a thread can be terminated before it begins, while it is ready and while it is switched to', () => {
  const { open, tell, run } = openMachine(1, { costs: { switch: 0.01, start: 0, message: 0 } });
  const [first, ready, switched, last] = [open(), open(), open(), open()];
  open(tell('never')).terminate();
  first.compute(5, '', undefined, () => ready.terminate());
  ready.compute(5, '', undefined, tell('never'));
  switched.compute(5, '', undefined, tell('never'));
  first.after(8, () => switched.terminate());
  last.compute(5, '', undefined, tell('last'));
  // 0-5 the first; 5-15 would be the switch to the third, which ends at 8; 8-18 the switch to the last.
  expect(run()).toEqual(['last 23']);
});

test('times that are no whole microseconds from 0 are refused', () => {
  const thread = openMachine().open();
  const nothing = (): void => undefined;
  for (const us of [-1, 0.5, NaN, Infinity]) {
    const sentence = `A time is a whole number of microseconds from 0; ${us} is not.`;
    expect(() => thread.compute(us, '', undefined, nothing)).toThrow(new RangeError(sentence));
    expect(() => thread.use(us, undefined, undefined, nothing)).toThrow(new RangeError(sentence));
    expect(() => thread.after(us, nothing)).toThrow(new RangeError(sentence));
  }
});
