import { describe, expect, test } from 'vitest';
import { notesOf, rememberLines, withError } from '../../src/components/cell/inline-values.ts';
import type { LastLines } from '../../src/components/cell/inline-values.ts';
import type { Build, Lane, Line } from '../../src/runtime/index.ts';

const at = (file: string, line: number) => ({ file, line, column: 1 });
const build: Build = {
  key: 'k',
  variant: 'plain',
  main: 'main.ts',
  entries: {
    'main.ts': { code: '', map: '', sites: [at('main.ts', 3), at('main.ts', 3), at('lib.ts', 8)] },
    '#pool': { code: '', map: '', sites: [at('lib.ts', 8)] },
  },
};
const line = (text: string, time: number, site?: number, entry = 'main.ts'): Line => ({
  level: 'log',
  at: time,
  depth: 0,
  values: [{ type: 'string', text }],
  ...(site !== undefined && { site, entry }),
});
const textOf = ({ values: [value] }: Line) => (value?.type === 'string' ? value.text : '');
const notes = (...batches: readonly [Lane, readonly Line[]][]) => {
  const last: LastLines = new Map();
  for (const [lane, lines] of batches) rememberLines(last, lane, lines);
  return notesOf(last, build, textOf);
};

describe('the value beside a line of code', () => {
  test('is the last one that the line logged', () => {
    expect(notes(['main', [line('1', 1, 0), line('2', 2, 0)]])).toEqual([
      { file: 'main.ts', line: 3, text: '2', lane: 'main', tone: 'value' },
    ]);
  });

  test('is the later one of two calls on the same line', () => {
    expect(notes(['main', [line('second call', 5, 1), line('first call', 4, 0)]]).map((note) => note.text)).toEqual([
      'second call',
    ]);
  });

  test('bears the lane that logged it last, from whichever entry', () => {
    const [note] = notes(['worker-2', [line('late', 9, 0, '#pool')]], ['main', [line('early', 1, 2)]]);
    expect(note).toMatchObject({ file: 'lib.ts', line: 8, text: 'late', lane: 'worker-2' });
  });

  test('does not fall back when an older batch of another lane arrives late', () => {
    expect(notes(['worker-1', [line('new', 9, 0)]], ['worker-2', [line('old', 2, 0)]])[0]?.text).toBe('new');
  });

  test('is left out where the call bears no mark, or a mark that the build does not know', () => {
    expect(notes(['main', [line('unmarked', 1), line('unknown', 2, 99), line('foreign', 3, 0, 'gone.ts')]])).toEqual(
      [],
    );
  });

  test('is one short line', () => {
    expect(notes(['main', [line('a\nb', 1, 0)]])[0]?.text).toBe('a …');
    expect(notes(['main', [line('x'.repeat(500), 1, 0)]])[0]?.text).toMatch(/^x{79}…$/);
  });

  test('gives way to the error that the line threw', () => {
    const values = notes(['main', [line('1', 1, 0), line('kept', 2, 2)]]);
    expect(withError(values, at('main.ts', 3), 'main', 'RangeError: over the limit')).toEqual([
      { file: 'lib.ts', line: 8, text: 'kept', lane: 'main', tone: 'value' },
      { file: 'main.ts', line: 3, text: 'RangeError: over the limit', lane: 'main', tone: 'error' },
    ]);
  });
});
