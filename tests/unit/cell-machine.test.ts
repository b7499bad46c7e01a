import { expect, test } from 'vitest';
import { deviceNames } from '../../src/components/cell/device-names.ts';
import { demandOf, leastRealMs } from '../../src/components/cell/real-demand.ts';
import { sentenceFor } from '../../src/components/cell/RealTimeNote.tsx';
import type { RunRecord } from '../../src/components/comparison/run-record.ts';
import type { LaneState, Trace } from '../../src/runtime/index.ts';

const texts = [{ name: 'main.ts', text: 'import { cpu } from "lab";\nawait cpu(60_000);' }] as const;
const minute = 60_000_000;

/** A trace of virtual time: who, started by whom, and what they did one after the other, each for so many minutes. */
function traceOf(
  ...lanes: readonly (readonly [
    lane: Trace['lanes'][number]['lane'],
    starter: Trace['lanes'][number]['starter'],
    ...did: readonly (readonly [state: LaneState, minutes: number, label?: string])[],
  ])[]
): Trace {
  const spans = lanes.flatMap(([lane, , ...did]) => {
    let at = 0;
    return did.map(([state, minutes, label = '']) => {
      const startUs = at;
      at += minutes * minute;
      return { lane, state, startUs, endUs: at, label };
    });
  });
  return {
    clock: { kind: 'virtual' },
    lanes: lanes.map(([lane, starter]) => ({ lane, name: lane, starter, openedUs: 0, closedUs: minute })),
    spans,
    marks: [],
    flights: [],
    ticks: [],
    endUs: Math.max(...spans.map(({ endUs }) => endUs)),
    dropped: 0,
  };
}

const simulated: RunRecord['machine'] = {
  kind: 'simulated',
  cores: 1,
  seed: 1,
  settings: { slice: null, costs: { switch: 0, start: 0, message: 0 }, policy: 'first-come', devices: {} },
};

const recordOf = (trace: Trace): RunRecord => ({
  id: 1,
  ms: 1,
  clock: trace.clock,
  machine: simulated,
  texts,
  status: 'completed',
  busy: 1,
  hidden: false,
  demand: demandOf(trace),
});

test('tasks of one thread take their computing one after another, and their waits together', () => {
  const demand = demandOf(
    traceOf(
      ['main', null, ['running', 1]],
      ['task-1', 'main', ['running', 2], ['waiting', 1, 'disk'], ['blocked', 9]],
      ['task-2', 'task-1', ['running', 3], ['ready', 9]],
    ),
  );
  expect(leastRealMs(demand, { kind: 'main' })).toBe(6 * 60_000);
  expect(leastRealMs(demandOf(traceOf(['main', null, ['waiting', 5, 'timer']])), { kind: 'main' })).toBe(5 * 60_000);
});

test('workers of a pool compute beside each other, on more workers not longer than an even share', () => {
  const demand = demandOf(
    traceOf(['main', null], ['worker-1', 'main', ['running', 2]], ['worker-2', 'main', ['running', 4]]),
  );
  expect(leastRealMs(demand, { kind: 'workers', workers: 1 })).toBe(4 * 60_000);
  expect(leastRealMs(demand, { kind: 'workers', workers: 4 })).toBe(1.5 * 60_000);
});

test('what a program will take for real is said where it surprises, and as exactly as it is known', () => {
  const five = recordOf(traceOf(['main', null, ['running', 5]]));
  const sixSeconds = recordOf(traceOf(['main', null, ['running', 0.1]]));
  const short = recordOf(traceOf(['main', null, ['running', 0.001]]));
  const main = { kind: 'main' } as const;
  expect(sentenceFor(main, texts, [five], true)).toBe(
    'Here its work takes real time: at least 5 min. A run here is ended after 30 s.',
  );
  expect(sentenceFor(main, texts, [sixSeconds], true)).toBe('Here its work takes real time: at least 6 s.');
  expect(sentenceFor(main, texts, [five, short], true)).toBeUndefined();
  expect(sentenceFor(simulated, texts, [five], true)).toBeUndefined();
  const unknown =
    'Here cpu() and io() take real time. Run the program on Simulated to see how much they ask for. A run here is ended after 30 s.';
  expect(sentenceFor(main, texts, [], true)).toBe(unknown);
  const edited = [{ name: 'main.ts', text: `${texts[0].text} // edited` }] as const;
  expect(sentenceFor(main, edited, [short], true)).toBe(unknown);
  expect(sentenceFor(main, texts, [], false)).toBeUndefined();
  expect(sentenceFor(main, [{ name: 'main.ts', text: 'console.log(1)' }], [], true)).toBeUndefined();
});

test('devices are those that calls of io name, those that the last run waited for, and those that the machine knows', () => {
  const text = `await io(5, "disk"); await io(ms(2) * 60, 'network', ); io(5); audio(1, "no"); io(1, \`printer\`); io(1, name);`;
  expect(deviceNames([{ name: 'main.ts', text }], undefined, {})).toEqual(['disk', 'network', 'printer']);
  const trace = traceOf([
    'main',
    null,
    ['waiting', 1, 'desk'],
    ['waiting', 1, 'timer'],
    ['waiting', 1, 'io'],
    ['blocked', 1, 'part'],
  ]);
  expect(deviceNames([], trace, { scale: 2 })).toEqual(['desk', 'scale']);
  expect(deviceNames([{ name: 'a.ts', text: 'io(1, "constructor")' }], undefined, {})).toEqual([]);
});
