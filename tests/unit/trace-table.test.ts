import { expect, test } from 'vitest';
import { factsOf, factsText } from '../../src/runtime/trace/things.ts';
import { timeText, tracedTime } from '../../src/runtime/trace/time-text.ts';
import { tableColumns, tableOf } from '../../src/runtime/trace/trace-table.ts';
import { fourWorkers, inMain, minutes, threeTasks, traceOf } from '../synthetic-traces.ts';

test.for([
  [0, '0 ms'],
  [7, '7 µs'],
  [999, '999 µs'],
  [3200, '3.2 ms'],
  [3215, '3.215 ms'],
  [165_000, '165 ms'],
  [999_999, '999.999 ms'],
  [1_420_000, '1.42 s'],
  [59_999_999, '59.999999 s'],
  [60_000_000, '1:00 min'],
  [300_000_000, '5:00 min'],
  [65_250_000, '1:05.25 min'],
] as const)('%i microseconds are %s', ([us, text]) => {
  expect(timeText(us)).toBe(text);
});

test('a measured time is no finer than its clock', () => {
  expect(tracedTime({ clock: { kind: 'measured', stepUs: 100 } }, 3_249)).toBe('3.2 ms');
  expect(tracedTime({ clock: { kind: 'virtual' } }, 3_249)).toBe('3.249 ms');
});

test('the table tells everything in the order of time', () => {
  expect(tableColumns).toEqual(['Lane', 'Start', 'End', 'State', 'What']);
  const trace = traceOf({
    clock: { kind: 'measured', stepUs: 5 },
    lanes: {
      main: [
        ['running', 0, 3_200],
        ['blocked', 3_200, 9_000, 'answer'],
      ],
      'worker-1': [['running', 4_000, 8_100, 'fetch']],
      'worker-2': [],
    },
    marks: [{ lane: 'main', label: 'all', startUs: 100, endUs: 9_000 }],
    flights: [{ from: 'main', to: 'worker-1', sentUs: 3_000, receivedUs: 4_000, bytes: 2_140, label: 'call' }],
    ticks: [{ lane: 'worker-1', atUs: 8_100, level: 'log', text: 'done' }],
  });
  expect(tableOf(trace)).toEqual({
    rows: [
      ['worker 2', '0 ms', '9 ms', 'open', ''],
      ['main', '0 ms', '3.2 ms', 'running', ''],
      ['main', '100 µs', '9 ms', 'span', 'all'],
      ['main to worker 1', '3 ms', '4 ms', 'message', 'call, about 2.1 kB'],
      ['main', '3.2 ms', '9 ms', 'blocked', 'answer'],
      ['worker 1', '4 ms', '8.1 ms', 'running', 'fetch'],
      ['worker 1', '8.1 ms', '8.1 ms', 'output', 'done'],
    ],
    more: 0,
  });
});

test('of a long trace the table has the beginning and the number of the rest', () => {
  const trace = threeTasks();
  const all = tableOf(trace).rows;
  expect(tableOf(trace, 4)).toEqual({ rows: all.slice(0, 4), more: all.length - 4 });
});

test('minutes of virtual time are minutes in the table', () => {
  expect(tableOf(minutes(1)).rows.at(-1)).toEqual(['P5', '4:00 min', '5:00 min', 'running', 'P5']);
  expect(tableOf(minutes(5)).rows.at(-1)).toEqual(['P5', '0 ms', '1:00 min', 'running', 'P5, on core 5']);
});

test('a span in words is what a screen reader says', () => {
  const trace = traceOf({ lanes: { main: [['running', 3_200, 8_100, 'fetch', { line: 4 }]] } });
  const facts = factsOf(trace, { kind: 'span', index: 0 });
  expect(facts && factsText(trace, facts)).toBe('main, running, 3.2 ms to 8.1 ms, fetch');
  expect(facts?.place).toEqual(inMain(4));
});

test('an output is at one point of time, a message between two lanes', () => {
  const trace = fourWorkers();
  const say = (kind: 'tick' | 'flight'): string => {
    const facts = factsOf(trace, { kind, index: 0 });
    return facts ? factsText(trace, facts) : '';
  };
  expect(say('tick')).toBe('main, output, at 1.3 ms, counting');
  expect(say('flight')).toBe('main to worker 1, message, 5.9 ms to 8.2 ms, call, about 48 bytes');
});

test('there is nothing to say of what is not there', () => {
  for (const kind of ['span', 'mark', 'flight', 'tick'] as const) {
    expect(factsOf(traceOf({ lanes: { main: [] } }), { kind, index: 0 })).toBeUndefined();
  }
});
