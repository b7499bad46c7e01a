import { describe, expect, it } from 'vitest';
import { machines } from '../support.ts';
import { complaintsOf, expectNextRunWorks, runFixture } from './fixture.ts';

describe.each(machines)('on $kind', (machine) => {
  it.each([
    ['await-in-a-plain-function', 'main.ts:2:10 "await" can only be used inside an "async" function.'],
    ['const-declared-twice', 'main.ts:3:7 The symbol "total" has already been declared.'],
    ['const-that-is-assigned', 'main.ts:3:1 Cannot assign to "total" because it is a constant.'],
    ['curly-quotes', 'main.ts:1:13 Unexpected "“".'],
    ['decorated-function', 'main.ts:2:1 Decorators are not valid here.'],
    ['enum-with-a-gap', 'main.ts:3:3 Expected identifier but found "=".'],
    ['markup', 'main.ts:2:22 Expected ">" but found "disabled".'],
    ['missing-comma', 'main.ts:1:25 Expected "}" but found "coffee".'],
    ['mistake-in-a-worker', 'w.ts:2:26 Unexpected ")".'],
    ['namespace-without-a-value', 'main.ts:2:23 Unexpected ";".'],
    ['pattern-with-an-open-group', 'main.ts:2:16 Invalid regular expression: /(\\d+/: Unterminated group.'],
    ['reserved-word', 'main.ts:1:7 Expected identifier but found "class".'],
    ['stray-brace', 'main.ts:4:1 Unexpected "}".'],
    ['top-level-return', 'main.ts:2:11 Top-level return cannot be used inside an ECMAScript module.'],
    [
      'two-mistakes-in-two-files',
      'main.ts:3:1 Cannot use "break" here.',
      'b.ts:3:3 The symbol "c" has already been declared.',
    ],
    ['type-without-an-end', 'main.ts:1:28 Expected ">" but found "=".'],
    ['unclosed-brace', 'main.ts:5:1 Unexpected end of file.'],
    ['unclosed-parenthesis', 'main.ts:1:35 Expected ")" but found ";".'],
    ['unterminated-comment', 'main.ts:4:1 Expected "*/" to terminate multi-line comment.'],
    ['unterminated-pattern', 'main.ts:2:24 Unterminated regular expression.'],
    ['unterminated-string', 'main.ts:2:34 Unterminated string literal.'],
    ['unterminated-template', 'main.ts:4:1 Unterminated string literal.'],
  ])('%s is told with its line and column, and the next run works', async (program, ...complaints) => {
    expect(await complaintsOf(`broken/${program}`, machine)).toEqual(complaints);
    await expectNextRunWorks(machine);
  });

  it.each([
    ['decorators', '6 8'],
    ['enums-and-namespaces', '5 Red open'],
    ['types-that-do-not-fit', 'text nothing'],
  ])('%s are no mistake, and the program runs', async (program, line) => {
    expect(await complaintsOf(program, machine)).toEqual([]);
    const { outcome, texts } = await runFixture(program, machine);
    expect(texts).toEqual([line]);
    expect(outcome.status).toBe('completed');
  });
});
