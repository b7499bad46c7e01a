import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeProgram, type WholeProgram } from '../../src/runtime/notebook/cell-graph.ts';
import type { Program } from '../../src/runtime/program/program.ts';
import { programOf } from './compile-harness.ts';

type Lesson = Readonly<Record<string, Readonly<Record<string, string>>>>;

function whole(lesson: Lesson, id: string): WholeProgram {
  const filesOf = (cell: string): Program['files'] | undefined =>
    lesson[cell] === undefined ? undefined : programOf(lesson[cell]).files;
  return wholeProgram(id, filesOf(id) ?? [{ name: 'main.ts', text: '' }], filesOf);
}

function names({ files }: WholeProgram): readonly string[] {
  return files.map(({ name }) => name);
}

test('a program brings the files of the cells that it imports from, and of those that these import from', () => {
  const lesson = {
    base: { 'main.ts': 'export const two = 2;', 'notes.json': '{}' },
    primes: { 'main.ts': 'import { two } from "#base"; export { sieve } from "./sieve.ts";', 'sieve.ts': 'two' },
    count: { 'main.ts': 'import { sieve } from "#primes/sieve.ts";\nimport { two } from "#base";' },
  };
  const found = whole(lesson, 'count');
  expect(names(found)).toEqual([
    'main.ts',
    'cells/base/main.ts',
    'cells/base/notes.json',
    'cells/primes/main.ts',
    'cells/primes/sieve.ts',
  ]);
  expect(found.builtOn).toEqual(['base', 'primes']);
  expect(found.files[3]?.text).toBe(lesson.primes['main.ts']);
  expect(found.problems).toEqual([]);
});

test('a program that imports from no cell keeps its very array', () => {
  const files = programOf({ 'main.ts': '// import { a } from "#other"\nconst text = \'import "#other"\';' }).files;
  expect(wholeProgram('a', files, () => files).files).toBe(files);
});

test('a circle is named at the import that closes it', () => {
  const lesson = {
    one: { 'main.ts': 'import "#two";' },
    two: { 'main.ts': '\n  export * from "#three";' },
    three: { 'main.ts': 'export const three = 3;\nawait import("#one");' },
    self: { 'main.ts': 'import "#self";' },
  };
  const said = (id: string): readonly string[] =>
    whole(lesson, id).problems.map(
      ({ message, position: { file, line, column }, length }) => `${file}:${line}:${column}+${length} ${message}`,
    );
  expect(said('one')).toEqual([
    'cells/three/main.ts:2:14+6 Programs cannot build on each other in a circle: "#one" builds on "#two", which builds on "#three", which builds on "#one". Move what both need to a program of its own.',
  ]);
  expect(said('three')).toEqual([expect.stringMatching(/^cells\/two\/main\.ts:2:17\+8 /u)]);
  expect(said('self')).toEqual(['main.ts:1:8+7 A program cannot import from itself by its own id, "#self".']);
});

test('a cell that nobody knows is missing, and what a link brought along stays as it is', () => {
  const files = programOf({ 'main.ts': 'import "#a"; import "#b";', 'cells/a/main.ts': 'import "#c";' }).files;
  const found = wholeProgram('playground', files, () => undefined);
  expect(found.missing).toEqual(['b', 'c']);
  expect(found.files).toBe(files);
});

/** Lessons whose cells import from any others: with circles and without. */
const lessons = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), { minLength: count, maxLength: count }))
  .map((imports) =>
    Object.fromEntries(
      imports.map((to, index) => [`c${index}`, { 'main.ts': to.map((other) => `import "#c${other}";`).join('\n') }]),
    ),
  );

function reachable(lesson: Lesson, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    for (const [, next = ''] of (lesson[id]?.['main.ts'] ?? '').matchAll(/"#(c\d+)"/gu)) {
      if (seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(from);
  return seen;
}

test('whatever imports what: all that can be reached is there once, each after what it builds on, and every circle is said', () => {
  fc.assert(
    fc.property(lessons, (lesson) => {
      for (const id of Object.keys(lesson)) {
        const found = whole(lesson, id);
        const reached = reachable(lesson, id);
        const isCircular = [id, ...reached].some((cell) => reachable(lesson, cell).has(cell));
        expect(found.problems.length > 0).toBe(isCircular);
        expect(new Set(names(found)).size).toBe(found.files.length);
        expect([...found.builtOn].sort()).toEqual([...reached].filter((cell) => cell !== id).sort());
        if (isCircular) continue;
        found.builtOn.forEach((cell, index) => {
          const before = new Set(found.builtOn.slice(0, index));
          expect([...reachable(lesson, cell)].every((needed) => before.has(needed))).toBe(true);
        });
      }
    }),
  );
});
