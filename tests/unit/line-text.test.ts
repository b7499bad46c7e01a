import { expect, test } from 'vitest';
import type { Line, Preview } from '../../src/runtime/results.ts';
import { lineText, previewText } from '../../src/runtime/trace/line-text.ts';
import { visibleText } from '../../src/runtime/trace/visible-text.ts';

const number = (value: number): Preview => ({ type: 'number', text: `${value}` });
const string = (text: string, length?: number): Preview =>
  length === undefined ? { type: 'string', text } : { type: 'string', text, length };
const object = (entries: Readonly<Record<string, Preview>>, more = 0, name = 'Object'): Preview => ({
  type: 'object',
  shape: 'object',
  name,
  entries: Object.entries(entries).map(([key, value]) => ({ key, value })),
  more,
});
const array = (values: readonly Preview[], more = 0): Preview => ({
  type: 'object',
  shape: 'array',
  name: 'Array',
  size: values.length + more,
  entries: values.map((value, index) => ({ key: `${index}`, value })),
  more,
});
const line = (values: readonly Preview[], rest: Partial<Line> = {}): Line => ({
  level: 'log',
  at: 0,
  depth: 0,
  values,
  ...rest,
});

test('values are parted by spaces; a string is bare at the top and quoted inside', () => {
  expect(lineText(line([string('sum'), number(3), object({ by: string("Ann's") })]))).toBe("sum 3 {by: 'Ann\\'s'}");
});

test('what was left out is counted', () => {
  expect(previewText(array([number(1), number(2)], 900))).toBe('[1, 2, … 900 more]');
  expect(previewText(object({ a: number(1) }, 3))).toBe('{a: 1, … 3 more}');
});

test('below the depth asked for, an object is its name and size', () => {
  const value = object({
    list: array([number(1)]),
    one: object({ a: number(1) }),
    acc: object({ b: number(1) }, 0, 'Account'),
    none: object({}),
  });
  expect(previewText(value, { depth: 1 })).toBe('{list: Array(1), one: {…}, acc: Account {…}, none: {}}');
  expect(previewText(value, { depth: 0 })).toBe('{…}');
});

test('an object whose entries were not taken shows that it has some', () => {
  expect(previewText(object({}, 2))).toBe('{…}');
  expect(previewText(array([], 2))).toBe('Array(2)');
});

test('a long text is cut at ten thousand and tells its true length', () => {
  const text = 'x'.repeat(10_000);
  expect(lineText(line([string(text, 104_857_600)]))).toBe(`${text}… (length 104857600)`);
  expect(lineText(line([string('ab'), string(text)]))).toBe(`ab ${text.slice(3)}… (length 10000)`);
  expect(lineText(line([string(text), number(1), number(2)]))).toBe(`${text} … (length 1) … 1 more`);
  expect(previewText(array([string('ab', 5_000)]))).toBe("['ab'… (length 5000)]");
});

test('a group indents every line of a text, and never more than twenty deep', () => {
  expect(lineText(line([string('a\nb')], { depth: 2 }))).toBe('    a\n    b');
  expect(lineText(line([string('a')], { depth: 1_000_000 }))).toHaveLength(41);
});

test('a table is aligned, its strings quoted, its rest counted', () => {
  const table = {
    columns: ['(index)', 'name', 'n'],
    rows: [
      [number(0), string('Ann\nB'), number(100)],
      [number(1), string('é'), number(2)],
    ],
    more: 7,
  };
  expect(lineText(line([], { level: 'table', table }))).toBe(
    ['(index)  name      n', "0        'Ann\\nB'  100", "1        'é'       2", '… 7 more'].join('\n'),
  );
});

test('an uncaught error says that nobody caught it', () => {
  const error: Preview = { type: 'error', name: 'RangeError', message: 'over the limit', frames: [], entries: [] };
  expect(lineText(line([error]))).toBe('RangeError: over the limit');
  expect(lineText(line([error], { uncaught: 'error' }))).toBe('Uncaught RangeError: over the limit');
  expect(lineText(line([error], { uncaught: 'rejection' }))).toBe('Uncaught (in promise) RangeError: over the limit');
});

test('colours of a terminal are dropped and other controls are shown', () => {
  expect(visibleText('\u001b[1;31mred\u001b[0m\u0000\u0007\u001b[2J\u007f')).toBe('red␀␇␛[2J␡');
});

test('line feeds, tabs and everything else stay as they are', () => {
  expect(visibleText('a\tb\nc é 😀 \u202e')).toBe('a\tb\nc é 😀 \u202e');
});
