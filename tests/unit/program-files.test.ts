import { expect, test } from 'vitest';
import { programLimits } from '../../src/runtime/program/limits.ts';
import { isFileName } from '../../src/runtime/program/names.ts';
import { findFileProblem } from '../../src/runtime/program/valid-files.ts';

const fileOf = (name: string, text = ''): { name: string; text: string } => ({ name, text });

test('a file has a relative name of plain letters that ends in .ts, .js or .json', () => {
  for (const name of ['main.ts', 'shop/till.ts', 'a/b/c.json', 'x.js', 'types.d.ts', '0-_.ts']) {
    expect(isFileName(name), name).toBe(true);
  }
  const refused = [
    '',
    'main',
    'main.tsx',
    '/main.ts',
    './main.ts',
    '../main.ts',
    'a/../b.ts',
    'a//b.ts',
    '.ts',
    '.x.ts',
  ];
  const alsoRefused = [
    'a b.ts',
    'é.ts',
    'a\\b.ts',
    'C:/a.ts',
    'a?.ts',
    'a#.ts',
    '%2e.ts',
    'main.ts\n',
    `${'a'.repeat(100)}.ts`,
  ];
  for (const name of [...refused, ...alsoRefused]) expect(isFileName(name), name).toBe(false);
});

test('two files have two names, not counting letter case', () => {
  expect(findFileProblem([fileOf('a.ts'), fileOf('b.ts')])).toBeUndefined();
  expect(findFileProblem([fileOf('a.ts'), fileOf('a.ts')])?.message).toBe(
    'There are two files named "a.ts"; give one of them another name.',
  );
  expect(findFileProblem([fileOf('a.ts'), fileOf('A.ts')])?.message).toBe(
    '"a.ts" and "A.ts" differ in letter case only; give one of them another name.',
  );
});

test('a program has at most 32 files', () => {
  const files = Array.from({ length: programLimits.files }, (_, index) => fileOf(`f${index}.ts`));
  expect(findFileProblem(files)).toBeUndefined();
  expect(findFileProblem([...files, fileOf('more.ts')])?.message).toBe(
    'A program has at most 32 files; this one has 33.',
  );
});

test('a file has at most 256 kB, counted as UTF-8', () => {
  expect(findFileProblem([fileOf('a.ts', 'é'.repeat(128_000))])).toBeUndefined();
  const sentence = 'A file has at most 256 kB; "a.ts" is larger.';
  expect(findFileProblem([fileOf('a.ts', 'é'.repeat(128_001))])?.message).toBe(sentence);
  expect(findFileProblem([fileOf('a.ts', 'e'.repeat(256_001))])?.message).toBe(sentence);
});

test('the files of a program have at most 1 MB in all', () => {
  const large = 'x'.repeat(250_000);
  const files = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map((name) => fileOf(name, large));
  expect(findFileProblem(files)).toBeUndefined();
  expect(findFileProblem([...files, fileOf('e.ts', 'x')])).toEqual({
    file: 'e.ts',
    message: 'The files of a program have at most 1 MB in all; these are larger.',
  });
});
