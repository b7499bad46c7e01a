import { expect, test } from 'vitest';
import { countsOf, exploredLesson, outcomesOf } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('one-thread/races-without-threads');

test('two cash machines: four of six orders pay too much', async () => {
  const { verdict, findings, steps } = await explored('double');
  expect(countsOf(verdict)).toMatch(/^4 of 6,/u);
  expect(outcomesOf(verdict)).toEqual({ '120 paid, 40 left': 4n, '60 paid, 40 left': 2n });
  expect(findings).toEqual(['assertion, 2, 1, 4: AB2A']);
  expect(steps).toEqual([
    'A is answered: io(5).',
    'B is answered: io(5).',
    'B is answered: io(5), balance becomes 40, paid becomes 60.',
    'A is answered: io(5), paid becomes 120.',
  ]);
  const three = await explored('double', { 'B: withdraw }': 'B: withdraw, C: withdraw }' });
  expect(countsOf(three.verdict)).toMatch(/^60 of 66,/u);
});

test('two cash machines: another look before writing does not help', async () => {
  const again = await explored('double', {
    'await write(account, balance - 60);':
      'if ((await look(account)) < 60) return;\n  await write(account, balance - 60);',
  });
  expect(again.verdict.findings.map(({ kind }) => kind)).toEqual(['assertion']);
});

test('look and take in one go: all orders hold, and a wait between the two breaks it', async () => {
  const { verdict } = await explored('in-one-go');
  expect(countsOf(verdict)).toMatch(/^0 of 4,/u);
  expect(verdict.findings).toEqual([]);
  const parted = await explored('in-one-go', {
    'await io(5);\n  if (account.balance < 60) return;\n  account.balance -= 60;':
      'if (account.balance < 60) return;\n  await io(5);\n  account.balance -= 60;',
  });
  expect(countsOf(parted.verdict)).toMatch(/, 100 %$/u);
});

test('one line, two steps: wrong in every order, and right in two lines', async () => {
  const { verdict } = await explored('one-line');
  expect(countsOf(verdict)).toBe('2 of 2, 100 %');
  expect(outcomesOf(verdict)).toEqual({ 10: 2n });
  const parted = await explored('one-line', {
    'table.sum += await price();': 'const card = await price();\n  table.sum += card;',
  });
  expect(countsOf(parted.verdict)).toBe('0 of 2, 0 %');
});

test('one after the other: one order, and a queue for each customer is none', async () => {
  const { verdict } = await explored('queue');
  expect(countsOf(verdict)).toBe('0 of 1, 0 %');
  const own = await explored('queue', {
    'await inTurn(account, async () => {': 'await inTurn({ ...account, last: Promise.resolve() }, async () => {',
  });
  expect(countsOf(own.verdict)).toMatch(/^4 of 6,/u);
});

test('two accounts: nobody is ever done, unless all go the same way', async () => {
  const { verdict, findings } = await explored('two-queues');
  expect(countsOf(verdict)).toMatch(/, 100 %$/u);
  expect(verdict.findings[0]?.message).toMatch(/^Nothing is left to be answered, and not all are done: A waits/u);
  expect(findings[0]).toMatch(/^deadlock/u);
  const sameWay = await explored('two-queues', { 'carry(right, left, 30)': 'carry(left, right, 30)' });
  expect(sameWay.verdict.findings).toEqual([]);
});
