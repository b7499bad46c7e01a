import { describe, expect, it } from 'vitest';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { runEdited } from './edited-run.ts';
import { bothMachines, runLesson } from './lesson-run.ts';

const lesson = 'faster/split-map-reduce';
const onWorkers = (workers: number): MachineChoice => ({ kind: 'workers', workers });

async function textsOf(id: string, machine?: MachineChoice): Promise<readonly string[]> {
  const { status, lines } = await runLesson(`${lesson}/${id}`, machine);
  expect(status).toBe('completed');
  return lines.map(({ text }) => text);
}

it.each([{ kind: 'main' } as const, onWorkers(1), onWorkers(3), onWorkers(8)])(
  'the election has the same result on %o',
  async (machine) => {
    const texts = await textsOf('ballots', machine);
    expect(texts.filter((text) => text.endsWith(': counted'))).toHaveLength(8);
    expect(texts.at(-1)).toBe('total: {Ada: 888902, Ben: 666703, Cleo: 444395}');
  },
);

it('four workers count the ballots', async () => {
  const { lines } = await runLesson(`${lesson}/ballots`);
  const lanes = new Set(lines.filter(({ text }) => text.endsWith(': counted')).map(({ lane }) => lane));
  expect([...lanes].toSorted()).toEqual(['worker-1', 'worker-2', 'worker-3', 'worker-4']);
});

describe.each(bothMachines)('on $kind', (machine) => {
  it('what workers add to a variable of their module does not reach main', async () => {
    const texts = await textsOf('nobody-sees', machine);
    expect(texts.at(-1)).toBe('the total on main: 0');
    expect(texts).not.toContain('the total here: 400');
  });

  it('no vote is lost where one thread at a time adds, nor where each counts for itself', async () => {
    const [truth, , withCare, alone] = (await textsOf('one-sheet', machine)).map(votesIn);
    expect(truth).toBeGreaterThan(0);
    expect([withCare, alone]).toEqual([truth, truth]);
  });

  it('the picture in bands is the picture in one piece', async () => {
    expect(await textsOf('bands', machine)).toContain('the same as in one piece: true');
  });

  it('every pool finds as many points as one loop', async () => {
    const points = (await textsOf('speed-up', machine)).flatMap((text) => /(\d+) points/u.exec(text)?.[1] ?? []);
    expect(points).toHaveLength(4);
    expect(new Set(points).size).toBe(1);
  });
});

/** The number of votes in a line such as `one sheet: 12 in 3 ms`. */
function votesIn(text: string): number {
  return Number(/: (\d+)/u.exec(text)?.[1]);
}

it('sums in as many parts as workers differ, and those in sixteen parts do not', async () => {
  const rows = (await textsOf('digits')).flatMap((text) => /in \d (.+), in 16 (.+)/u.exec(text)?.slice(1) ?? []);
  expect(rows).toHaveLength(8);
  const [asManyParts, sixteenParts] = [0, 1].map((column) => new Set(rows.filter((_, i) => i % 2 === column)));
  expect(asManyParts?.size).toBe(4);
  expect(sixteenParts?.size).toBe(1);
  const errors = [...(asManyParts ?? [])].map((sum) => Math.abs(Number(sum) - 100_000));
  expect(Math.max(...errors), 'the plain loop is off by the most').toBe(errors[0]);
});

it('a mean that carries a count along does not depend on the cuts', async () => {
  const { printed } = await runEdited(`${lesson}/associative`, {
    'main.ts': `
import { inParts } from "./parts.ts";
const items = [100, 5, 1, 20, 8, 2, 40, 3].map((n) => ({ sum: n, count: 1 }));
type Part = (typeof items)[number];
const merge = (a: Part, b: Part) => ({ sum: a.sum + b.sum, count: a.count + b.count });
for (const parts of [1, 2, 3, 4]) {
  const { sum, count } = inParts(items, parts, merge);
  console.log(sum / count);
}`,
  });
  expect(printed.map(({ text }) => text)).toEqual(['22.375', '22.375', '22.375', '22.375']);
});

describe('the histogram of two dice', () => {
  const inParallel = (split: string): Readonly<Record<string, string>> => ({
    'main.ts': `
import { pool } from "lab";
import { agrees } from "./check.ts";
import { histogram } from "./dice.ts";
const throws = Array.from({ length: 12 }, (_, part) => (${split}));
const parts = await pool().map(throws, histogram);
const counts = parts.reduce((a, b) => a.map((count, sum) => count + b[sum]));
console.log("agrees with one loop:", agrees(counts));`,
  });

  it('agrees when its parts are counted by a pool and merged', async () => {
    const { printed } = await runEdited(
      `${lesson}/dice`,
      inParallel('{ from: part * 250_000, to: (part + 1) * 250_000 }'),
    );
    expect(printed.at(-1)?.text).toBe('agrees with one loop: true');
    const lanes = new Set(printed.map(({ lane }) => lane).filter((lane) => lane !== 'main'));
    expect(lanes.size).toBe(4);
  });

  it.each([
    ['a throw is counted twice', '{ from: Math.max(0, part * 250_000 - 1), to: (part + 1) * 250_000 }'],
    ['the last part is too short', '{ from: part * 250_000, to: Math.min(2_999_999, (part + 1) * 250_000) }'],
  ])('does not agree when %s', async (_mistake, split) => {
    const { printed } = await runEdited(`${lesson}/dice`, inParallel(split));
    expect(printed.at(-1)?.text).toBe('agrees with one loop: false');
  });
});
