import { expect, test } from 'vitest';
import { complaintsOf } from './compile-harness.ts';

test('columns count UTF-16 units, as the editor does', async () => {
  expect(await complaintsOf('let a = "😀é"; let a = 3;')).toEqual([
    'main.ts:1:20+1 error: The symbol "a" has already been declared.',
  ]);
  expect(await complaintsOf('let größe = 1;\nlet größe = 2;')).toEqual([
    'main.ts:2:5+5 error: The symbol "größe" has already been declared.',
  ]);
  expect(await complaintsOf('"\ud800"; let a; let a;')).toEqual([
    'main.ts:1:17+1 error: The symbol "a" has already been declared.',
  ]);
});

test('lines end where the editor ends them', async () => {
  const message = 'error: The symbol "a" has already been declared.';
  expect(await complaintsOf('let a;\r\n\r\nlet a;')).toEqual([`main.ts:3:5+1 ${message}`]);
  expect(await complaintsOf('let a;\r\rlet a;')).toEqual([`main.ts:3:5+1 ${message}`]);
  expect(await complaintsOf('let a; "\u2028é\u2029"; let a;')).toEqual([`main.ts:1:19+1 ${message}`]);
});

test('a byte order mark is no column', async () => {
  expect(await complaintsOf('\uFEFFlet a; let a;')).toEqual([
    'main.ts:1:12+1 error: The symbol "a" has already been declared.',
  ]);
  expect(await complaintsOf('\uFEFF\nlet a; let a;')).toEqual([
    'main.ts:2:12+1 error: The symbol "a" has already been declared.',
  ]);
});

test('every kind of mistake in syntax has a place and a sentence', async () => {
  const cases: readonly (readonly [string, string])[] = [
    ['let a = "x', 'main.ts:1:11+1 error: Unterminated string literal.'],
    ['let a = `x', 'main.ts:1:11+1 error: Unterminated string literal.'],
    ['/* x', 'main.ts:1:5+1 error: Expected "*/" to terminate multi-line comment.'],
    ['let r = /x', 'main.ts:1:11+1 error: Unterminated regular expression.'],
    ['let r = /(/;', 'main.ts:1:9+1 error: Invalid regular expression: /(/: Unterminated group.'],
    ['say(1);\n}', 'main.ts:2:1+1 error: Unexpected "}".'],
    ['function f() {', 'main.ts:1:15+1 error: Unexpected end of file.'],
    ['function f() {\n  say(1);\n', 'main.ts:3:1+1 error: Unexpected end of file.'],
    ['const a;', 'main.ts:1:7+1 error: The constant "a" must be initialized.'],
    ['const a = 1; a = 2;', 'main.ts:1:14+1 error: Cannot assign to "a" because it is a constant.'],
    ['const view = <div/>;', 'main.ts:1:18+1 error: Expected ">" but found "/".'],
    ['say(1);\n return 2;', 'main.ts:2:2+6 error: Top-level return cannot be used inside an ECMAScript module.'],
    ['function f() { await g(); }', 'main.ts:1:16+5 error: "await" can only be used inside an "async" function.'],
    ['say(\0);', 'main.ts:1:5+1 error: Unexpected "\\x00".'],
    ['with (a) say(1);', 'main.ts:1:1+4 error: With statements cannot be used in an ECMAScript module.'],
    ['break;', 'main.ts:1:1+5 error: Cannot use "break" here.'],
    ['class A { #x; #x; }', 'main.ts:1:15+2 error: The symbol "#x" has already been declared.'],
  ];
  for (const [text, complaint] of cases) expect(await complaintsOf(text), text).toEqual([complaint]);
});

test('mistakes in types do not stop a program', async () => {
  expect(await complaintsOf('const n: number = "text"; const m: Missing = n;')).toEqual([]);
});

test('all mistakes are listed, in the order of files and places, each once', async () => {
  const complaints = await complaintsOf({
    'main.ts': 'import "./b.ts";\nimport "./a.ts";\nlet x; let x;',
    'a.ts': 'let y; let y;',
    'b.ts': 'import "./a.ts"; let z; let z;',
  });
  expect(complaints.map((complaint) => complaint.split('+')[0])).toEqual(['main.ts:3:12', 'a.ts:1:12', 'b.ts:1:29']);
});

test('a program that is too large is refused before it is compiled', async () => {
  expect(await complaintsOf({ 'main.ts': '', 'big.ts': 'x'.repeat(256_001) })).toEqual([
    'big.ts:1:1+1 error: A file has at most 256 kB; "big.ts" is larger.',
  ]);
});
