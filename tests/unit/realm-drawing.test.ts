import { describe, expect, test } from 'vitest';
import { drawingText } from '../../src/runtime/trace/drawing-text.ts';
import { parseDrawing } from '../../src/runtime/trace/parse-drawing.ts';
import type { Drawing } from '../../src/runtime/results.ts';
import { poisonEverything } from './poison.ts';
import { openWorld } from './realm-world.ts';

/** What arrives on the page of a table or a plot that a program makes. */
function drawn(kind: 'table' | 'plot', data: string, options = 'undefined', before = ''): Drawing {
  const world = openWorld();
  world.run(`globalThis.data = ${data}; globalThis.options = ${options};`);
  world.run(before);
  const [given, wanted] = [world.run('data'), world.run('options')];
  return structuredClone(kind === 'table' ? world.realm.drawnTable(given) : world.realm.drawnPlot(given, wanted));
}

const rows = '[{ n: 1, ms: 12.5 }, { n: 2, note: "half", ms: 6.25 }, { n: 3n, ms: null, ok: true }]';

describe('table', () => {
  test('has a column for each name and a row for each object', () => {
    const table = drawn('table', rows);
    expect(table).toEqual({
      kind: 'table',
      columns: ['n', 'ms', 'note', 'ok'],
      rows: [
        [1, 12.5],
        [2, 6.25, 'half'],
        ['3', null, null, true],
      ],
      more: 0,
    });
    expect(drawingText(table)).toBe(
      ['n  ms    note  ok', '1  12.5', '2  6.25  half', '3              true'].join('\n'),
    );
  });

  test('is bounded in rows, columns and texts, and counts what it leaves out', () => {
    const table = drawn(
      'table',
      'Array.from({ length: 150 }, () => Object.fromEntries(Array.from({ length: 30 }, (_, i) => ["c" + i, "x".repeat(5000)])))',
    );
    if (table.kind !== 'table') throw new Error('no table');
    expect([table.rows.length, table.columns.length, String(table.rows[0]?.[0]).length, table.more]).toEqual([
      100, 12, 200, 50,
    ]);
    expect(parseDrawing(table)).toEqual(table);
    expect(drawingText(table).endsWith('… 50 more')).toBe(true);
  });

  test.each([
    ['7', 'table() takes an array of objects, one for each row; this is not one.'],
    ['[1]', 'table() takes an array of objects, one for each row; element 0 is no object.'],
    ['[{ a: {} }]', 'table() shows numbers, texts, true and false; column a holds something else.'],
  ])('of %s is refused with a sentence', (data, sentence) => {
    expect(() => drawn('table', data)).toThrow(sentence);
  });
});

describe('plot', () => {
  test('takes numbers, pairs and points, of one series or several', () => {
    const point = (x: number | string, y: number) => ({ x, y });
    expect(drawn('plot', '[3, [5, 4], { x: "b", y: 1 }]')).toMatchObject({
      mark: 'line',
      title: '',
      series: [{ name: '', points: [point(0, 3), point(5, 4), point('b', 1)] }],
    });
    const plot = drawn(
      'plot',
      '{ measured: [[1, 1], [2, 1.9]], ideal: [[1, 1], [2, 2], [4, 4]] }',
      '{ title: "Speed-up", x: "workers", y: "times", kind: "dot" }',
    );
    expect(plot).toMatchObject({ mark: 'dot', title: 'Speed-up', x: 'workers', y: 'times', more: 0 });
    expect(drawingText(plot)).toBe(
      [
        'Speed-up',
        'workers  measured  ideal',
        '1        1         1',
        '2        1.9       2',
        '4                  4',
      ].join('\n'),
    );
  });

  test('is bounded in series and points, leaves out what is no number, and counts both', () => {
    const plot = drawn(
      'plot',
      'Object.fromEntries(Array.from({ length: 10 }, (_, i) => ["s" + i, Array.from({ length: 300 }, (_, x) => x === 0 ? NaN : x)]))',
    );
    if (plot.kind !== 'plot') throw new Error('no plot');
    const points = plot.series.reduce((sum, one) => sum + one.points.length, 0);
    expect([plot.series.length, points, points + plot.more]).toEqual([8, 2000, 3000]);
    expect(parseDrawing(plot)).toEqual(plot);
  });

  test.each([
    ['7', 'undefined', 'plot() takes an array of points'],
    ['["a"]', 'undefined', 'A point is a number, a pair [x, y] or an object { x, y }.'],
    ['[1]', '{ kind: "pie" }', 'The kind of a plot is "line", "dot" or "bar".'],
    ['[1]', '{ title: 7 }', 'The option title of a plot is a text.'],
  ])('of %s with %s is refused with a sentence', (data, options, sentence) => {
    expect(() => drawn('plot', data, options)).toThrow(sentence);
  });
});

test('a program that poisons every built-in draws the same', () => {
  expect(drawn('table', rows, 'undefined', poisonEverything)).toEqual(drawn('table', rows));
  const data = '{ a: [1, [2, 3]], b: [{ x: "x", y: 1 }] }';
  expect(drawn('plot', data, '{ title: "t" }', poisonEverything)).toEqual(drawn('plot', data, '{ title: "t" }'));
});

describe('what arrives as a picture and is none', () => {
  test.each<[string, unknown]>([
    ['a further field', { kind: 'table', columns: [], rows: [], more: 0, onclick: 'x' }],
    ['an object in a cell', { kind: 'table', columns: ['a'], rows: [[{}]], more: 0 }],
    ['too many rows', { kind: 'table', columns: [], rows: Array.from({ length: 101 }, () => []), more: 0 }],
    ['a name without end', { kind: 'table', columns: ['a'.repeat(81)], rows: [], more: 0 }],
    [
      'a point that is no number',
      {
        kind: 'plot',
        mark: 'line',
        title: '',
        x: '',
        y: '',
        series: [{ name: '', points: [{ x: 0, y: Infinity }] }],
        more: 0,
      },
    ],
    ['nothing', null],
  ])('is refused for %s', (_what, picture) => {
    expect(parseDrawing(picture)).toBeUndefined();
  });
});
