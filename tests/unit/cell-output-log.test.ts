import { describe, expect, test } from 'vitest';
import { appendLines, emptyLog, keptLines } from '../../src/components/cell/output-log.ts';
import type { OutputLog } from '../../src/components/cell/output-log.ts';
import type { Line } from '../../src/runtime/index.ts';

const line = (text: string, at: number): Line => ({ level: 'log', at, depth: 0, values: [{ type: 'string', text }] });
const textsOf = (log: OutputLog) =>
  log.entries.map((entry) => entry.line.values.map((value) => (value.type === 'string' ? value.text : '?')).join(' '));

describe('the output of a cell', () => {
  test('merges lanes by time, whatever the order in which their batches arrive', () => {
    let log = appendLines(emptyLog, 'worker-1', [line('b', 2), line('d', 4)], 0);
    log = appendLines(log, 'main', [line('a', 1), line('c', 3), line('e', 5)], 0);
    expect(textsOf(log)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('keeps what came first first where two lanes speak at the same time', () => {
    let log = appendLines(emptyLog, 'main', [line('main', 1)], 0);
    log = appendLines(log, 'worker-1', [line('worker', 1)], 0);
    expect(textsOf(log)).toEqual(['main', 'worker']);
  });

  test('keeps the order of one lane even where its clock stepped back', () => {
    let log = appendLines(emptyLog, 'main', [line('first', 10), line('second', 5)], 0);
    log = appendLines(log, 'worker-1', [line('between in time', 7)], 0);
    log = appendLines(log, 'main', [line('third', 6)], 0);
    expect(textsOf(log)).toEqual(['between in time', 'first', 'second', 'third']);
  });

  test('keeps the newest lines and counts the others, those included that the lane itself left out', () => {
    const many = Array.from({ length: keptLines + 5 }, (_, index) => line(String(index), index));
    const log = appendLines(emptyLog, 'main', many, 12_000);
    expect(log.entries).toHaveLength(keptLines);
    expect(textsOf(log)[0]).toBe('5');
    expect(log.dropped).toBe(12_005);
  });

  test('gives every line an id of its own that stays when the log is cut', () => {
    let log = appendLines(
      emptyLog,
      'main',
      Array.from({ length: keptLines }, (_, index) => line('', index)),
      0,
    );
    const kept = log.entries.at(-1)!.id;
    log = appendLines(log, 'main', [line('', keptLines)], 0);
    expect(log.entries.at(-2)!.id).toBe(kept);
    expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(keptLines);
  });

  test('does not change a log that was drawn already', () => {
    const before = appendLines(emptyLog, 'main', [line('a', 1)], 0);
    appendLines(before, 'main', [line('b', 2)], 0);
    expect(textsOf(before)).toEqual(['a']);
    expect(emptyLog.spoke.size).toBe(0);
  });

  test('knows which lanes have spoken', () => {
    let log = appendLines(emptyLog, 'main', [line('a', 1)], 0);
    log = appendLines(log, 'worker-2', [line('b', 2)], 0);
    expect([...log.spoke.keys()]).toEqual(['main', 'worker-2']);
  });
});
