import { describe, expect, test } from 'vitest';
import type { SimulatedSettings } from '../../src/runtime/protocol.ts';
import { createSimulation } from '../../src/runtime/simulation/simulation.ts';
import type { Thread } from '../../src/runtime/simulation/thread.ts';
import { settingsWith } from './simulation/script.ts';

/** A machine whose callbacks are written down with their times. Times are microseconds, settings milliseconds. */
function openMachine(cores = 1, changes: Partial<SimulatedSettings> = {}) {
  const simulation = createSimulation(cores, settingsWith(changes));
  const heard: string[] = [];
  const tell =
    (what: string, then?: () => void): (() => void) =>
    () => {
      heard.push(`${what} ${simulation.nowUs()}`);
      then?.();
    };
  let opened = 0;
  const open = (begun: () => void = () => undefined, starter: 'main' | null = 'main'): Thread => {
    opened += 1;
    return simulation.openThread({ lane: `task-${opened}`, name: 'a task', starter, priority: 0 }, begun);
  };
  const spans: string[] = [];
  const run = (): readonly string[] => {
    for (let next = simulation.advance(); next !== undefined; next = simulation.advance()) next();
    simulation.cutSpans();
    const taken = structuredClone(simulation.take());
    for (const { lane, state, startUs, endUs, label, core } of taken.spans) {
      const words = [lane, state, ...(label === '' ? [] : [label]), `${startUs}-${endUs}`];
      spans.push(words.join(' ') + (core === undefined ? '' : ` on ${core}`));
    }
    return heard;
  };
  const closings = (): readonly number[] => structuredClone(simulation.lanes()).map(({ closedUs }) => closedUs);
  return { simulation, open, tell, run, spans, closings };
}

describe('computing', () => {
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
});

describe('waiting', () => {
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
});

describe('threads', () => {
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
});

describe('the record', () => {
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
});
