import { describe, expect, it } from 'vitest';
import type { MachineChoice, RecordedLine } from '../../src/runtime/index.ts';
import { bothMachines, runLesson } from './lesson-run.ts';

const lesson = 'many-threads/remote-calls-and-worker-pools';

async function linesOf(id: string, machine?: MachineChoice): Promise<readonly RecordedLine[]> {
  const { status, lines } = await runLesson(`${lesson}/${id}`, machine);
  expect(status).toBe('completed');
  return lines;
}

const withoutTimes = ({ text }: RecordedLine): string => text.replace(/, [\d.]+ ms$/u, '');

describe.each(bothMachines)('on $kind', (machine) => {
  it('a loop over a proxy waits for an answer for each property and each call', async () => {
    expect((await linesOf('round-trips', machine)).map(withoutTimes)).toEqual([
      'item by item: 14950 cents, answers: 201',
      'all prices: 14950 cents, answers: 1',
      'the total: 14950 cents, answers: 1',
    ]);
  });

  it('arguments are copied or handed over, and a function that is a proxy runs where it lives', async () => {
    const lines = await linesOf('arguments', machine);
    const texts = lines.map(({ text }) => text);
    expect(texts).toContain("my items: ['lamp', 'book', 'cup']");
    expect(texts).toContain('my photo: 0');
    expect(texts).toContain('the function itself: DataCloneError');
    expect(lines.filter(({ text }) => text.startsWith('pack')).map(({ lane, text }) => `${lane} ${text}`)).toEqual([
      'worker-1 packing: lamp',
      'main packed: lamp',
      'worker-1 packing: book',
      'main packed: book',
      'worker-1 packing: cup',
      'main packed: cup',
    ]);
  });

  it('both packers pack, and the labels stand in the order of the parcels', async () => {
    const lines = await linesOf('pool', machine);
    const lanes = new Set(lines.filter(({ text }) => text.startsWith('packing')).map(({ lane }) => lane));
    expect([...lanes].toSorted()).toEqual(['worker-1', 'worker-2']);
    expect(lines.at(-1)?.text).toBe("labels: ['piano for Ada', 'cup for Ada', 'lamp for Ada', 'book for Ada']");
  });

  it('half of the parcels are not half of the work', async () => {
    const [inHalves, oneByOne] = (await linesOf('uneven', machine)).map(withoutTimes);
    expect(inHalves).toBe('chunks of 4: 32 and 4 units of work');
    expect(oneByOne).toMatch(/^chunks of 1: /u);
    const shares = oneByOne?.match(/\d+(?= and| units)/gu)?.map(Number) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(36);
  });

  it('nobody is told that a worker was ended', async () => {
    expect((await linesOf('silence', machine)).at(-1)?.text).toBe('half a second, and not a word');
  });

  it('a worker goes on after an error, and a call to one that was ended is rejected', async () => {
    expect((await linesOf('death', machine)).map(({ text }) => text)).toEqual([
      'cup is number 1',
      'glass: it broke',
      'lamp is number 2',
      'piano: pack() was not answered: worker-1 (packer.ts) was terminated',
      'book: pack() was not answered: worker-1 (packer.ts) was terminated',
      'book is number 1',
    ]);
  });
});

it('a worker for each parcel is twelve workers, and the pool is two', async () => {
  const { status, lanes } = await runLesson(`${lesson}/hiring`);
  expect(status).toBe('completed');
  expect(lanes).toHaveLength(1 + 12 + 2);
});
