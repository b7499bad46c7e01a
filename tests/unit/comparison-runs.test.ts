import { describe, expect, test } from 'vitest';
import {
  areComparable,
  baselineOf,
  keptRuns,
  textNames,
  withRun,
} from '../../src/components/comparison/run-history.ts';
import type { RunRecord, Texts } from '../../src/components/comparison/run-record.ts';
import { runsTable } from '../../src/components/comparison/runs-table.ts';
import { factorText, speedUp } from '../../src/components/comparison/speed-up.ts';
import { comparisonOf } from '../../src/components/comparison/verdict-comparison.ts';
import type { MachineChoice } from '../../src/runtime/index.ts';

const measured = { kind: 'measured', stepUs: 5 } as const;
const virtual = { kind: 'virtual' } as const;
const original: Texts = [{ name: 'main.ts', text: 'one' }];
const edited: Texts = [{ name: 'main.ts', text: 'two' }];

const main: MachineChoice = { kind: 'main' };
const workers = (count: number): MachineChoice => ({ kind: 'workers', workers: count });
const cores = (count: number, policy: 'first-come' | 'priority' = 'first-come'): MachineChoice => ({
  kind: 'simulated',
  cores: count,
  seed: 1,
  settings: { slice: null, costs: { switch: 0, start: 0, message: 0 }, policy, devices: {} },
});
const run = (machine: MachineChoice, ms: number, more: Partial<RunRecord> = {}): Omit<RunRecord, 'id'> => ({
  ms,
  machine,
  clock: machine.kind === 'simulated' ? virtual : measured,
  texts: original,
  status: 'completed',
  busy: undefined,
  hidden: false,
  ...more,
});
const history = (...runs: readonly Omit<RunRecord, 'id'>[]): readonly RunRecord[] =>
  runs.reduce<readonly RunRecord[]>((all, one) => withRun(all, one, undefined), []);

describe('the verdict holds a run against', () => {
  const before = history(run(main, 612), run(workers(2), 300), run(cores(1), 120), run(cores(2), 80));
  test.each<[string, Omit<RunRecord, 'id'>, string | undefined]>([
    ['the last run on the main thread', run(workers(4), 165), '3.71× faster than your last run on the main thread'],
    ['a slower run', run(workers(4), 1224), '2× slower than your last run on the main thread'],
    ['a run within the noise', run(workers(4), 640), 'about as fast as your last run on the main thread'],
    [
      'another number of workers, where it is on the main thread itself',
      run(main, 600),
      '2× slower than your last run with 2 workers',
    ],
    ['virtual time with virtual time only', run(cores(4), 40), '2× faster than your last run on 2 cores'],
    ['virtual time to the last digit', run(cores(4), 79), '1.01× faster than your last run on 2 cores'],
    ['an equal virtual time', run(cores(4), 80), 'exactly as fast as your last run on 2 cores'],
    [
      'the same cores with other settings',
      run(cores(2, 'priority'), 40),
      '2× faster than your last run on 2 cores with other settings',
    ],
    ['nothing, if the text is another', run(workers(4), 165, { texts: edited }), undefined],
    ['nothing, if it did not come to its end', run(workers(4), 165, { status: 'stopped' }), undefined],
  ])('%s', (_what, now, says) => {
    expect(comparisonOf(before, now)).toBe(says);
  });

  test('nothing, where only the same machine has run before', () => {
    expect(comparisonOf(history(run(main, 600)), run(main, 300))).toBeUndefined();
  });
});

describe('a speed-up', () => {
  test('of measured and virtual time together is refused', () => {
    expect(() => speedUp(run(main, 10), run(cores(1), 10))).toThrow('cannot be compared');
  });

  test('below what the clock tells apart is none', () => {
    const coarse = { kind: 'measured', stepUs: 1000 } as const;
    expect(speedUp({ ms: 3, clock: coarse }, { ms: 1.5, clock: coarse })?.pace).toBe('same');
    expect(speedUp({ ms: 30, clock: coarse }, { ms: 15, clock: coarse })?.pace).toBe('faster');
  });

  test('over no time at all does not exist', () => {
    expect(speedUp(run(cores(1), 10), run(cores(2), 0))).toBeUndefined();
  });

  test('is written to the digits that can be used', () => {
    expect([1, 3.712, 9.999, 12.44, 99.96, 250.4].map(factorText)).toEqual([
      '1×',
      '3.71×',
      '10×',
      '12.4×',
      '100×',
      '250×',
    ]);
  });
});

describe('the runs of a cell', () => {
  test('are the newest twenty, and the baseline whatever its age', () => {
    let runs = history(run(main, 100));
    for (let count = 1; count <= 30; count += 1) runs = withRun(runs, run(workers(2), count), 1);
    expect(runs).toHaveLength(keptRuns);
    expect(runs[0]?.id).toBe(1);
    expect(runs.at(-1)?.ms).toBe(30);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(keptRuns);
  });

  test('hold one of a program on a simulated machine, however often it ran', () => {
    const runs = history(run(cores(1), 120), run(cores(2), 80), run(cores(1), 120));
    expect(runs.map(({ machine }) => machine)).toEqual([cores(2), cores(1)]);
    expect(history(run(main, 5), run(main, 5))).toHaveLength(2);
  });

  test('are comparable once two of them have completed in the same kind of time', () => {
    expect(areComparable(history(run(main, 5)))).toBe(false);
    expect(areComparable(history(run(main, 5), run(cores(1), 5)))).toBe(false);
    expect(areComparable(history(run(main, 5), run(workers(1), 5, { status: 'threw' })))).toBe(false);
    expect(areComparable(history(run(main, 5), run(cores(1), 5), run(workers(1), 5)))).toBe(true);
  });

  test('are held against the first one on the main thread, else the first, unless the reader chooses', () => {
    const runs = history(run(workers(1), 9, { status: 'threw' }), run(workers(2), 9), run(main, 8), run(main, 7));
    expect(baselineOf(runs, undefined)?.id).toBe(3);
    expect(baselineOf(runs, 2)?.id).toBe(2);
    expect(baselineOf(runs, 1)?.id).toBe(3);
    expect(baselineOf(history(run(workers(1), 9), run(workers(2), 5)), undefined)?.id).toBe(1);
    expect(baselineOf([], undefined)).toBeUndefined();
  });

  test('tell the original from each edit', () => {
    const again: Texts = [{ name: 'main.ts', text: 'two' }];
    const third: Texts = [{ name: 'main.ts', text: 'three' }];
    const runs = history(
      run(main, 1),
      run(main, 2, { texts: edited }),
      run(main, 3, { texts: third }),
      run(main, 4, { texts: again }),
    );
    expect([...textNames(runs, original).values()]).toEqual(['Original', 'Edit 1', 'Edit 2', 'Edit 1']);
  });
});

test('the table tells text and kind of time apart, and says what its marks mean', () => {
  const runs = history(
    run(main, 612.3, { busy: 0.5 }),
    run(workers(4), 165, { texts: edited }),
    run(workers(2), 610),
    run(cores(4), 80, { busy: 1 / 3 }),
    run(workers(4), 40, { status: 'stopped' }),
    run(workers(4), 200, { hidden: true }),
  );
  const { rows, notes } = runsTable(runs, baselineOf(runs, undefined), original);
  expect(
    rows.map(({ machine, text, outcome, time, speedUp: gain, busy }) => [machine, text, outcome, time, gain, busy]),
  ).toEqual([
    ['Main thread', 'Original', 'Completed', '612 ms', 'baseline', '50%'],
    ['4 workers', 'Edit 1', 'Completed', '165 ms', '(3.71×)', '—'],
    ['2 workers', 'Original', 'Completed', '610 ms', '≈ 1×', '—'],
    ['Simulated, 4 cores', 'Original', 'Completed', '80 ms', '—', '33%'],
    ['4 workers', 'Original', 'Stopped', '40 ms', '—', '—'],
    ['4 workers', 'Original', 'Completed, page out of sight', '200 ms', '3.06×', '—'],
  ]);
  expect(rows.map(({ isWhole }) => isWhole)).toEqual([true, true, true, true, false, true]);
  expect(notes).toEqual([
    'The simulated machine’s time is virtual. It is not compared with time that was measured: choose a baseline of either kind.',
    'A figure in brackets compares different texts of the program.',
    '≈ says that two single runs are no further apart than chance moves them.',
    'Browsers slow down a page that is out of sight, so such a run tells little.',
    'Busy is the share of the time of all threads, or of all simulated cores, that was spent running. It has a dash where the run did not tell: on real threads, only cpu() does.',
  ]);
});
