import { describe, expect, it } from 'vitest';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { bothMachines, runLesson } from './lesson-run.ts';
import { simulatedOn } from './simulated-choice.ts';

const lesson = 'faster/speed-up-amdahl-gustafson';

async function textsOf(id: string, machine?: MachineChoice): Promise<readonly string[]> {
  const { status, lines } = await runLesson(`${lesson}/${id}`, machine);
  expect(status).toBe('completed');
  return lines.map(({ text }) => text);
}

/** The number of people in each line. */
const peopleIn = (texts: readonly string[]): readonly number[] =>
  texts.map((text) => Number(/^with (\d+)/u.exec(text)?.[1]));

/** The numbers that stand before a word, one for each line that has it. */
const before = (texts: readonly string[], word: string): readonly number[] =>
  texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`([\\d.]+) ${word}`, 'gu'))].map(([, figure]) => Number(figure)),
  );

describe('one task in five parts', () => {
  it('takes five virtual minutes on one core and one on five', async () => {
    expect((await textsOf('one-core')).at(-1)).toBe('all done after 5:00');
    expect((await textsOf('five-cores')).at(-1)).toBe('all done after 1:00');
  });

  it.each([
    [1, '5:00'],
    [2, '3:00'],
    [3, '2:00'],
    [4, '2:00'],
    [5, '1:00'],
    [6, '1:00'],
  ])('with the number of cores %i is done after %s', async (cores, time) => {
    expect((await textsOf('five-cores', simulatedOn(cores))).at(-1)).toBe(`all done after ${time}`);
  });

  it.each(bothMachines)('has the same crumbs for real, with one worker and with five, on $kind', async (machine) => {
    const { status, lines, lanes } = await runLesson(`${lesson}/for-real`, machine);
    expect(status).toBe('completed');
    const crumbs = lines.flatMap(({ text }) => /^crumbs: (\d+)$/u.exec(text)?.[1] ?? []);
    expect(crumbs).toHaveLength(4);
    expect(new Set(crumbs).size).toBe(1);
    // On the main thread the workers of a pool are no threads.
    expect(lanes).toHaveLength(machine.kind === 'main' ? 1 : 1 + 1 + 5);
  });
});

it('the key to the cupboard follows the law of Amdahl, and the bars are twice as long as the speed-up', async () => {
  const texts = await textsOf('cupboard');
  expect(texts.map((text) => text.replace(/ ▪+$/u, ''))).toEqual([
    'with 1: 10:00, 1.00 times as fast',
    'with 2: 5:30, 1.82 times as fast',
    'with 4: 3:15, 3.08 times as fast',
    'with 8: 2:08, 4.71 times as fast',
    'with 16: 1:34, 6.40 times as fast',
    'with 32: 1:17, 7.80 times as fast',
  ]);
  const lawful = peopleIn(texts).map((people) => Number((1 / (0.1 + 0.9 / people)).toFixed(2)));
  expect(before(texts, 'times as fast')).toEqual(lawful);
  expect(texts.map((text) => text.match(/▪/gu)?.length)).toEqual([2, 4, 6, 9, 13, 16]);
});

it('a larger café always takes ten minutes, and follows the law of Gustafson', async () => {
  const texts = await textsOf('larger');
  expect(texts.every((text) => text.includes(': 10:00, '))).toBe(true);
  const lawful = peopleIn(texts).map((people) => Number((people - 0.1 * (people - 1)).toFixed(1)));
  expect(before(texts, 'times as fast')).toEqual(lawful);
  expect(texts.at(-1)).toBe('with 32: 10:00, one would need 289:00: 28.9 times as fast');
});

it('of too many hands eight are best, and 32 people are slower than four', async () => {
  expect((await textsOf('hands')).map((text) => text.replace(/ ▪+$/u, ''))).toEqual([
    'with 1: 10:05, 1.00 times as fast',
    'with 2: 5:40, 1.78 times as fast',
    'with 4: 3:35, 2.81 times as fast',
    'with 8: 2:48, 3.61 times as fast',
    'with 16: 2:54, 3.48 times as fast',
    'with 32: 3:57, 2.55 times as fast',
  ]);
});

it('the serial share of three cafés is read off their times, and one prediction of three is right', async () => {
  expect(await textsOf('estimate')).toEqual([
    'the key: serial share 0.100, then 0.100',
    '  with 8: 127.5 predicted, 127.5 it was',
    'telling each: serial share 0.124, then 0.140',
    '  with 8: 150.0 predicted, 167.5 it was',
    'four cloths: serial share 0.100, then 0.100',
    '  with 8: 127.5 predicted, 195 it was',
  ]);
});

it.each(bothMachines)('the law stands beside each measured speed-up on $kind', async (machine) => {
  const texts = await textsOf('shares', machine);
  expect(
    before(
      texts.map((text) => text.replace(/.*law (.*)/u, '$1 lawful')),
      'lawful',
    ),
  ).toEqual([1, 2, 4, 1, 1.6, 2.29, 1, 1.33, 1.6]);
});
