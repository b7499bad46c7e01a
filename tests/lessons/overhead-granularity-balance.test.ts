import { describe, expect, it } from 'vitest';
import { lessonPrograms } from 'virtual:interleave/lesson-programs';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { runEdited } from './edited-run.ts';
import { bothMachines, runLesson } from './lesson-run.ts';
import { simulatedOn } from './simulated-choice.ts';

const lesson = 'faster/overhead-granularity-balance';

async function textsOf(id: string, machine?: MachineChoice): Promise<readonly string[]> {
  const { status, lines } = await runLesson(`${lesson}/${id}`, machine);
  expect(status).toBe('completed');
  return lines.map(({ text }) => text);
}

/** Runs a program after `change` was made to its entry. */
async function changed(
  id: string,
  change: (main: string) => string,
  machine?: MachineChoice,
): Promise<readonly string[]> {
  const main = lessonPrograms.find(({ key }) => key === `${lesson}/${id}`)?.program.files[0]?.text ?? '';
  const edited = change(main);
  expect(edited).not.toBe(main);
  const { outcome, printed } = await runEdited(`${lesson}/${id}`, { 'main.ts': edited }, machine);
  expect(outcome.status).toBe('completed');
  return printed.map(({ text }) => text);
}

describe('four threads', () => {
  it.each([
    [4, '15:00'],
    [3, '30:00'],
    [1, '60:00'],
  ])('with the number of cores %i are done after %s', async (cores, time) => {
    expect((await textsOf('quad', simulatedOn(cores))).at(-1)).toBe(`all piles written after ${time}`);
  });

  it('take less on three cores if they take turns', async () => {
    const [, minutes] =
      /(\d+):\d+$/u.exec((await textsOf('quad', simulatedOn(3, { slice: 60_000 }))).at(-1) ?? '') ?? [];
    expect(Number(minutes)).toBeLessThan(30);
  });

  it('are four lanes for real', async () => {
    const { status, lanes } = await runLesson(`${lesson}/quad-real`);
    expect(status).toBe('completed');
    expect(lanes).toHaveLength(1 + 4);
  });
});

it('the finer the pieces, the nearer the makespan is to an even share, but for the last round', async () => {
  const texts = await textsOf('pieces');
  expect(texts).toEqual([
    '5 pieces: 30:00, 63% of four cores',
    '10 pieces: 22:30, 83% of four cores',
    '20 pieces: 18:45, 100% of four cores',
    '25 pieces: 21:00, 89% of four cores',
    '40 pieces: 18:45, 100% of four cores',
    '75 pieces: 19:00, 99% of four cores',
  ]);
  for (const text of texts) {
    const [pieces = NaN, minutes = NaN, seconds = NaN] = text.match(/\d+/gu)?.map(Number) ?? [];
    expect(minutes + seconds / 60).toBeLessThanOrEqual(75 / 4 + 75 / pieces);
  }
});

describe('the bundles that are carried', () => {
  it('make a U, whose bottom lies elsewhere for uneven letters', async () => {
    expect(await textsOf('walk')).toEqual([
      'bundles of 1: 75:30 and 75:30',
      'bundles of 2: 45:30 and 45:30',
      'bundles of 5: 27:30 and 28:30',
      'bundles of 10: 21:30 and 22:10',
      'bundles of 20: 18:30 and 21:30',
      'bundles of 60: 16:30 and 31:30',
      'bundles of 120: 31:30 and 41:30',
      'bundles of 240: 61:30 and 61:30',
    ]);
  });

  it('may be as small as one letter where a walk takes no time', async () => {
    expect((await textsOf('walk', simulatedOn(4, { start: 60_000 })))[0]).toBe('bundles of 1: 16:00 and 16:00');
  });

  it('are best smaller where the walk is short', async () => {
    const texts = await textsOf('walk', simulatedOn(4, { start: 60_000, message: 5000 }));
    expect(texts.slice(3, 5)).toEqual(['bundles of 10: 16:55 and 17:25', 'bundles of 20: 16:25 and 21:05']);
  });

  it('of twenty are worse if the long letters come last, and those of one are not', async () => {
    const texts = await changed('walk', (main) => main.replace('letter < 24 ? 60 : 10', 'letter >= 216 ? 60 : 10'));
    expect([texts[0], texts[4]]).toEqual(['bundles of 1: 75:30 and 75:30', 'bundles of 20: 18:30 and 30:10']);
  });
});

it.each(bothMachines)('two thousand tasks have the same sum in chunks of any size on $kind', async (machine) => {
  const texts = await textsOf('bundles', machine);
  expect(texts.slice(1).map((text) => text.replace(/: [\d.]+ ms/u, ''))).toEqual(
    [1, 4, 16, 60, 250, 500, 1000, 2000].map((chunk) => `chunks of ${chunk}, the same sum`),
  );
});

describe('uneven letters', () => {
  it('take 28 minutes shared out, and 11 from a queue with the long ones first', async () => {
    expect(await textsOf('uneven')).toEqual(['shared out: 28:00', 'taken: 11:00', 'taken, the long ones last: 13:00']);
  });

  it('take 13 minutes dealt like cards', async () => {
    const texts = await changed(
      'uneven',
      (main) => `import { crew, write } from "./crew.ts";
async function deal(letters: number[], writers: number): Promise<void> {
  await crew(writers, async (writer) => {
    for (let letter = writer; letter < letters.length; letter += writers) await write(letters[letter]!);
  });
}
${main.replace('split(letters, 4)', 'deal(letters, 4)')}`,
    );
    expect(texts[0]).toBe('shared out: 13:00');
  });
});

describe('a crowd at the pile', () => {
  it('waits for the desk, and does not where it steals', async () => {
    expect(await textsOf('desk')).toEqual([
      'one pile, equal letters: 40:30, signed 240 times',
      'stealing, equal letters: 30:00, signed 0 times',
      'one pile, uneven letters: 47:50, signed 240 times',
      'stealing, uneven letters: 31:50, signed 29 times',
    ]);
  });

  it('is not helped by twice as many writers', async () => {
    const texts = await changed('desk', (main) => main.replaceAll(', 4)', ', 8)'), simulatedOn(8));
    expect(texts.slice(0, 2)).toEqual([
      'one pile, equal letters: 40:30, signed 240 times',
      'stealing, equal letters: 15:00, signed 0 times',
    ]);
  });
});
