import { expect, test } from 'vitest';
import { openMachine } from './simulation/machine.ts';

test('a device serves as many at once as it can, the others in their order', () => {
  const { open, tell, run } = openMachine(1, { devices: { disk: 2 } });
  for (const name of ['a', 'b', 'c', 'd']) open().use(10, 'disk', undefined, tell(name));
  expect(run()).toEqual(['a 10', 'b 10', 'c 20', 'd 20']);
});

test('a device that no setting names serves one at a time, whatever its name', () => {
  const { open, tell, run } = openMachine();
  for (const name of ['a', 'b']) open().use(10, '__proto__', undefined, tell(name));
  for (const name of ['c', 'd']) open().use(10, 'toString', undefined, tell(name));
  expect(run()).toEqual(['a 10', 'c 10', 'b 20', 'd 20']);
});

test('without a device nobody queues', () => {
  const { open, tell, run } = openMachine();
  for (const name of ['a', 'b', 'c']) open().use(10, undefined, undefined, tell(name));
  expect(run()).toEqual(['a 10', 'b 10', 'c 10']);
});

test('a thread waits for a device first, then for a timer, and only while it does nothing else', () => {
  const { open, tell, run, spans } = openMachine();
  const thread = open();
  thread.after(20, tell('timer'));
  thread.use(10, 'disk', undefined, tell('disk'));
  thread.compute(4, 'sum', undefined, tell('sum'));
  thread.close();
  expect(run()).toEqual(['sum 4', 'disk 10', 'timer 20']);
  expect(spans).toEqual(['task-1 running sum 0-4 on 0', 'task-1 waiting disk 4-10', 'task-1 waiting timer 10-20']);
});

test('a thread that asks for nothing is blocked while it has something to do', () => {
  const { open, run, spans, simulation } = openMachine();
  const [one, two] = [open(), open()];
  one.setBusy(false);
  two.compute(10, '', undefined, () => {
    one.setBusy(true);
    two.compute(5, '', undefined, () => two.close());
  });
  run();
  expect(simulation.nowUs()).toBe(15);
  expect(spans.filter((span) => span.startsWith('task-1'))).toEqual(['task-1 blocked 10-15']);
});

test('a thread waits until the last of its timers has fired, whichever were cancelled meanwhile, and how often', () => {
  const { open, tell, run, spans } = openMachine();
  const thread = open();
  thread.after(10, tell('first'));
  const cancel = thread.after(40, tell('never'));
  cancel();
  thread.after(30, tell('last'));
  cancel();
  open().after(50, tell('other'));
  thread.close();
  expect(run()).toEqual(['first 10', 'last 30', 'other 50']);
  expect(spans.filter((span) => span.startsWith('task-1'))).toEqual(['task-1 waiting timer 0-30']);
});

test('a timer that was cancelled never fires and moves no time', () => {
  const { open, tell, run, spans, simulation } = openMachine();
  const thread = open();
  const cancel = thread.after(100, tell('never'));
  const fired = thread.after(
    10,
    tell('fired', () => cancel()),
  );
  thread.close();
  expect(run()).toEqual(['fired 10']);
  cancel();
  fired();
  expect([simulation.advance(), simulation.nowUs()]).toEqual([undefined, 10]);
  expect(spans).toEqual(['task-1 waiting timer 0-10']);
});
