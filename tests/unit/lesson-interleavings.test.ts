import { expect, test } from 'vitest';
import { countsOf, exploredLesson, outcomesOf } from './schedules/explored-lesson.ts';

const explored = await exploredLesson('shared-memory/interleavings');

test('two doors: four of six schedules lose a visitor, and two switches are the fewest that do', async () => {
  const { verdict, findings, steps, replay } = await explored('tally');
  expect(countsOf(verdict)).toBe('4 of 6, 50 %');
  expect(outcomesOf(verdict)).toEqual({ 1: 4n, 2: 2n });
  expect(findings[0]).toBe('assertion, 2, 1, 4: AB2A');
  expect(verdict.findings[0]?.proven).toBe('switches');
  expect(verdict.findings.some(({ kind }) => kind === 'data-race')).toBe(true);
  expect(steps).toEqual([
    'A reads 0 from board[0].',
    'B reads 0 from board[0].',
    'B writes 1 to board[0].',
    'A writes 1 to board[0].',
  ]);
  for (const right of ['A2B2', 'B2A2']) expect(replay(right).failure, right).toBe('');
  for (const wrong of ['ABAB', 'AB2A', 'BA2B', 'BABA']) {
    expect(replay(wrong).failure, wrong).toBe('two visitors came, and the board says 1');
  }
});

test('two doors: with a third, six of 90 schedules are right', async () => {
  const { verdict } = await explored('tally', {
    '{ A: countVisitor, B: countVisitor }': '{ A: countVisitor, B: countVisitor, C: countVisitor }',
    'board[0] === 2': 'board[0] === 3',
  });
  expect(countsOf(verdict)).toMatch(/^84 of 90,/u);
});

test('two walks: the number of schedules and of states', async () => {
  const of = async (edits: Readonly<Record<string, string>>): Promise<string> => {
    const { verdict } = await explored('rooms', edits);
    return `${verdict.counts?.schedules} schedules, ${verdict.states} states`;
  };
  expect(await of({})).toBe('20 schedules, 16 states');
  expect(await of({ 'const steps = 3': 'const steps = 10' })).toBe('184756 schedules, 121 states');
  const third = { 'SharedArrayBuffer(8)': 'SharedArrayBuffer(12)', 'B: walk(1) }': 'B: walk(1), C: walk(2) }' };
  expect(await of(third)).toBe('1680 schedules, 64 states');
  const oneStep = { 'B: walk(1) }': 'B: ({ room }: Shared) => void Atomics.store(room, 1, 3) }' };
  expect(await of(oneStep)).toBe('4 schedules, 8 states');
});

test('three visitors at each door: twenty schedules are right, and eight end with 2', async () => {
  const { verdict, replay } = await explored('crowd');
  expect(countsOf(verdict)).toBe('904 of 924, 93 %');
  expect(outcomesOf(verdict)).toEqual({ 2: 8n, 3: 300n, 4: 416n, 5: 180n, 6: 20n });
  const { steps, failure } = replay('AB4ABA4B');
  expect(failure).toBe('6 came, and the board says 2');
  expect(steps.map(({ read, written }) => written ?? read)).toEqual('0 0 1 1 2 1 1 1 2 2 3 2'.split(' '));
});

test('more visitors at each door', async () => {
  const five = (await explored('crowd', { 'const visitors = 3': 'const visitors = 5' })).verdict;
  expect(five.counts?.schedules).toBe(184_756n);
  expect(outcomesOf(five)).toMatchObject({ 2: 8n, 10: 252n });
  const two = await explored('crowd', { 'const visitors = 3': 'const visitors = 2' });
  expect(two.replay('A3B4A').failure).toBe('4 came, and the board says 2');
});

test('the light, then the sign: who looks at the light first can see a shop that is dark and open', async () => {
  const { verdict } = await explored('opening');
  expect(Object.keys(outcomesOf(verdict))).toEqual([
    'dark and closed',
    'dark and open',
    'lit and closed',
    'lit and open',
  ]);
  expect(verdict.counts?.schedules).toBe(10n);
  expect(verdict.findings).toEqual([]);

  const look = { light: 'const isLit = Atomics.load(shop, light);', sign: 'const isOpen = Atomics.load(shop, sign);' };
  const turned = await explored('opening', {
    [`${look.light}\n    ${look.sign}`]: `${look.sign}\n    ${look.light}`,
  });
  expect(Object.keys(outcomesOf(turned.verdict))).toEqual(['dark and closed', 'lit and closed', 'lit and open']);
  expect(turned.verdict.counts?.schedules).toBe(10n);
});
