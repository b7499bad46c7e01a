import { describe, expect, it } from 'vitest';
import { parseLink, printLink } from '../../../src/runtime/index.ts';
import { compileFor, machines, placesOf, programOf, runToEnd } from '../support.ts';

const here = "throw new Error('here');";
const twice = 'let twice, twice;';

/** What stands in a program, the program up to the line and column of what follows, what it prints, and that place. */
const programs: readonly (readonly [
  what: string,
  text: string,
  lines: readonly string[],
  line: number,
  column: number,
])[] = [
  ['an emoji', "const smile = '😀'; console.log(smile, smile.length); ", ['😀 2'], 1, 55],
  ['half an emoji, as an escape', "console.log('\\ud83d'.charCodeAt(0).toString(16)); ", ['d83d'], 1, 51],
  ['half an emoji', "console.log('\ud83d'.charCodeAt(0).toString(16)); ", ['fffd'], 1, 46],
  ['Windows’ line ends', "console.log('one');\r\nconsole.log(`2\r\n3`.length);\r\n", ['one', '3'], 4, 1],
  ['line ends of old', "console.log('one');\rconsole.log(`2\r3`.charCodeAt(1));\r ", ['one', '10'], 4, 2],
  ['line ends of all kinds', "console.log('one');\r\n\n\r\r\n", ['one'], 5, 1],
  ['a byte order mark', "\uFEFFconsole.log('one'); ", ['one'], 1, 21],
  ['a byte order mark further on', "console.log(\uFEFF'one'); ", ['one'], 1, 22],
  ['U+2028 in a text', "console.log('a\u2028b'.length); ", ['3'], 1, 28],
  ['U+2028 at the end of a comment', "// comment\u2028console.log('code'); ", ['code'], 1, 33],
  ['U+2029 between lines', "console.log('one');\u2029\nconsole.log('two'); ", ['one', 'two'], 2, 21],
  ['NUL in a text', "console.log('a\0b'.length, 'a\0b'.charCodeAt(1)); ", ['3 0'], 1, 49],
  ['NUL in a comment', "/* \0 */ console.log('one'); ", ['one'], 1, 29],
  ['names from right to left', "const שלום = 'مرحبا'; console.log(שלום); ", ['مرحبا'], 1, 42],
  ['a change of direction', "/* \u202E */ console.log('\u202Ea\u202C'.length); ", ['3'], 1, 36],
  ['names that look alike', 'const e\u0301 = 1, \u00E9 = 2; console.log(e\u0301, \u00E9); ', ['1 2'], 1, 42],
  ['a name with a joiner', 'const a\u200Db = 1, ab = 2; console.log(a\u200Db, ab); ', ['1 2'], 1, 46],
  ['a name of two units', 'const 𝒳 = 1; console.log(𝒳); ', ['1'], 1, 32],
  ['a name with an escape', 'const caf\\u00e9 = 1; console.log(caf\u00E9); ', ['1'], 1, 41],
  ['a thousand accents', `console.log('a${'\u0301'.repeat(1000)}'.length); `, ['1001'], 1, 1026],
  ['unusual white space', "console.log(\u00A0\u3000\v\f'one'); ", ['one'], 1, 25],
];

describe.each(machines)('on $kind', (machine) => {
  it.each(programs)('%s', async (_, text, lines, line, column) => {
    const program = programOf({ 'main.ts': text + here });
    const printed = printLink(program);
    const parsed = printed.ok ? parseLink(printed.hash) : undefined;
    const saved = parsed?.ok ? parsed.link.files[0].text : undefined;
    expect(saved).toBe(text + here);

    const end = await runToEnd(text + here, machine);
    expect(end.texts.slice(0, -1)).toEqual(lines);
    expect(placesOf(end)).toEqual([`main.ts:${line}:${column + 'throw '.length}`]);

    const compiled = await compileFor(text + twice, machine);
    expect(compiled.ok ? [] : compiled.diagnostics).toMatchObject([
      {
        message: 'The symbol "twice" has already been declared.',
        position: { file: 'main.ts', line, column: column + 'let twice, '.length },
      },
    ]);
  });
});
