import { expect, test } from 'vitest';
import { openMachine } from './simulation/machine.ts';

test('what one thread asks for at once is computed one after the other', () => {
  const { open, tell, run, spans } = openMachine(2);
  const thread = open();
  thread.compute(5, 'a', undefined, tell('a'));
  thread.compute(5, 'b', undefined, tell('b'));
  thread.close();
  expect(run()).toEqual(['a 5', 'b 10']);
  expect(spans).toEqual(['task-1 running a 0-5 on 0', 'task-1 running b 5-10 on 0']);
});

test('a thread that asks again at once keeps its core, so that many requests are as good as one', () => {
  const { open, tell, run } = openMachine();
  const one = open();
  one.compute(5, '', undefined, () => one.compute(5, '', undefined, tell('one')));
  open().compute(1, '', undefined, tell('other'));
  expect(run()).toEqual(['one 10', 'other 11']);
});

test('a slice goes on over the requests of a thread', () => {
  const { open, tell, run, spans } = openMachine(1, { slice: 0.008 });
  const one = open();
  one.compute(5, 'a', undefined, () => one.compute(5, 'b', undefined, tell('one')));
  open().compute(1, 'c', undefined, tell('other'));
  expect(run()).toEqual(['other 9', 'one 11']);
  expect(spans.filter((span) => span.includes('running'))).toEqual([
    'task-1 running a 0-5 on 0',
    'task-1 running b 5-8 on 0',
    'task-2 running c 8-9 on 0',
    'task-1 running b 9-11 on 0',
  ]);
});

test('a thread that waits gives its core away', () => {
  const { open, tell, run } = openMachine();
  const one = open();
  one.compute(5, '', undefined, () =>
    one.use(1, undefined, undefined, () => one.compute(5, '', undefined, tell('one'))),
  );
  open().compute(10, '', undefined, tell('other'));
  expect(run()).toEqual(['other 15', 'one 20']);
});

test('cores are given out when all has happened that is due', () => {
  const { open, tell, run } = openMachine(1, { policy: 'shortest-first' });
  open().compute(10, '', undefined, tell('long'));
  open(tell('begun', () => open().compute(1, '', undefined, tell('short'))));
  expect(run()).toEqual(['begun 0', 'short 1', 'long 11']);
});

test('nothing to compute still waits for a core, and takes no time there', () => {
  const { open, tell, run, spans } = openMachine();
  open().compute(10, '', undefined, tell('long'));
  const other = open();
  other.compute(0, '', undefined, tell('nothing'));
  other.close();
  expect(run()).toEqual(['long 10', 'nothing 10']);
  expect(spans).toContain('task-2 ready 0-10');
});

test('a thread returns to the core that it had, and pays no switch for it', () => {
  const { open, tell, run, spans } = openMachine(2, { costs: { switch: 1, start: 0, message: 0 } });
  const [one, two] = [open(), open()];
  one.compute(5, '', undefined, () => one.after(100, () => undefined));
  two.compute(6, '', undefined, () => two.after(3, () => two.compute(1, '', undefined, tell('two'))));
  expect(run()).toEqual(['two 10']);
  expect(spans).toContain('task-2 running 9-10 on 1');
});

test('a core that another thread had since is no better than any other', () => {
  const { open, run, spans } = openMachine(2);
  const [one, two, three] = [open(), open(), open()];
  one.compute(10, '', undefined, () => one.close());
  two.compute(5, '', undefined, () => two.after(15, () => two.compute(5, '', undefined, () => two.close())));
  three.compute(2, '', undefined, () => three.close());
  run();
  expect(spans.filter((span) => span.includes('running'))).toEqual([
    'task-2 running 0-5 on 1',
    'task-3 running 5-7 on 1',
    'task-1 running 0-10 on 0',
    'task-2 running 20-25 on 0',
  ]);
});

test('a core that goes on to another thread is switched first, as long as that costs', () => {
  const { open, run, spans } = openMachine(1, { costs: { switch: 0.003, start: 0, message: 0 } });
  open().compute(5, '', undefined, () => undefined);
  const two = open();
  two.compute(5, '', undefined, () => two.close());
  run();
  expect(spans.filter((span) => span.startsWith('task-2'))).toEqual([
    'task-2 ready 0-5',
    'task-2 switching 5-8 on 0',
    'task-2 running 8-13 on 0',
  ]);
});
