import { describe, expect, test } from 'vitest';
import { chanceText, roundCount, shareOf } from '../../src/components/schedules/exact-count.ts';
import { withEvent } from '../../src/components/schedules/exploring.ts';
import { brokenOff, memoryAfter, rowsOf } from '../../src/components/schedules/schedule-rows.ts';
import { exampleSchedule, readTypedSchedule } from '../../src/components/schedules/schedule-field.ts';
import { excerptOf } from '../../src/components/schedules/source-excerpt.ts';
import { stepAfterKey } from '../../src/components/schedules/step-keys.ts';
import { runsIn, stepSentence } from '../../src/components/schedules/step-words.ts';
import { guaranteeSentence, headlineOf, raceSentence } from '../../src/components/schedules/verdict-words.ts';
import { isUnderWay, realSentence } from '../../src/components/schedules/real-words.ts';
import type { ForReal } from '../../src/components/schedules/real-words.ts';
import { waitForGraph } from '../../src/components/schedules/wait-for.ts';
import { layOutWaitFor, nodeHeight } from '../../src/components/schedules/wait-for-layout.ts';
import { sentenceOf } from '../../src/components/cell/verdict.ts';
import { parseSchedule } from '../../src/runtime/index.ts';
import { exploredHere } from './schedules/explored.ts';
import {
  atomicAdd,
  bothRaised,
  brokenLock,
  channelOfTwo,
  fileSystem,
  forgottenRelease,
  lostUpdate,
  lostWakeUp,
  message,
  philosophers,
  politeThreads,
  storeBuffering,
} from './schedules/programs.ts';

describe('counts and shares', () => {
  test.each([
    [4n, 6n, '67%'],
    [0n, 6n, '0%'],
    [6n, 6n, '100%'],
    [904n, 924n, '98%'],
    [756n, 15_686_790n, '0.0048%'],
    [1n, 792_363_432n, '1 in 792,363,432'],
    [9_999n, 10_000n, 'over 99.9%'],
    [997n, 1_000n, '99.7%'],
    [10n ** 40n, 3n * 10n ** 40n, '33%'],
    [1n, 10n ** 30n, '1 in about 1.0 × 10³⁰'],
  ])('%d of %d are %s', (part, whole, text) => {
    expect(shareOf(part, whole)).toBe(text);
  });

  test('a chance that is neither 0 nor 1 is never told as such', () => {
    expect([0, 1e-9, 0.004, 1 / 3, 0.99999, 1].map(chanceText)).toEqual([
      '0%',
      'under 0.001%',
      '0.4%',
      '33%',
      'over 99.9%',
      '100%',
    ]);
  });

  test('a count is told exactly as long as it can be read', () => {
    expect([412n, 792_363_432n, 123_456_789_012_345_678n].map(roundCount)).toEqual([
      '412',
      '792,363,432',
      'about 1.2 × 10¹⁷',
    ]);
  });
});

describe('the first sentence of a verdict', () => {
  test('says how many schedules fail in which way, how short one can be, and what races', async () => {
    const programs = {
      'lost update': lostUpdate(1),
      'atomic additions': atomicAdd(1),
      'broken lock': brokenLock,
      'lost wake-up': lostWakeUp,
      philosophers: philosophers(3),
      'an invariant': bothRaised,
      'a lock that nobody gives back': forgottenRelease,
      'polite threads': politeThreads,
      'store buffering': storeBuffering,
      'a plain flag': message('plain'),
      'a channel': channelOfTwo(1),
    };
    const sentences: Record<string, string> = {};
    for (const [name, text] of Object.entries(programs)) {
      sentences[name] = sentenceOf(headlineOf((await exploredHere(text)).verdict));
    }
    expect(sentences).toMatchInlineSnapshot(`
      {
        "a channel": "All 3 schedules hold · no data race",
        "a lock that nobody gives back": "Both schedules busy-wait for ever · fewest switches: 1, proven",
        "a plain flag": "Data race, may hang: all 6 schedules hold, but a loop spins on a plain read, which an engine may do only once.",
        "an invariant": "2 of 4 schedules break the invariant · fewest switches: 1, proven",
        "atomic additions": "Both schedules hold · no data race",
        "broken lock": "72 of 160 schedules fail · fewest switches: 3, proven · 2 data races",
        "lost update": "4 of 6 schedules fail · fewest switches: 2, proven · 2 data races",
        "lost wake-up": "12 of 134 schedules end in a deadlock · fewest switches: 3, proven",
        "philosophers": "756 of 15,686,790 schedules end in a deadlock · fewest switches: 3, proven",
        "polite threads": "Threads can go on for ever: a livelock, in which each thread gets its turns",
        "store buffering": "All 20 schedules hold · 2 data races",
      }
    `);
  });

  test('names what was reached where there are too many states', async () => {
    const { verdict } = await exploredHere(fileSystem(14), { states: 100, steps: 100, schedules: 50 });
    expect([sentenceOf(headlineOf(verdict)), guaranteeSentence(verdict)]).toMatchInlineSnapshot(`
      [
        "No failure in 50 random schedules · not all schedules have been tried · whether there is a data race is not known",
        "There are too many schedules to follow them all: 50 were tried at random (seed 1). What was not found may be there all the same.",
      ]
    `);
    expect(raceSentence(verdict)).toBe('Whether other schedules have a data race is not known.');
  });
});

describe('rows and sentences', () => {
  test('a step that overwrites what another thread wrote, unseen, says so', async () => {
    const { stepsOf, threads } = await exploredHere(lostUpdate(1));
    const rows = rowsOf(stepsOf([0, 1, 1, 0]), threads);
    expect(rows.flatMap((row) => (row.kind === 'step' ? row.remarks.map(({ text }) => text) : []))).toEqual([
      'ends',
      'overwrites what B wrote in step 3, unseen',
      'ends',
    ]);
    const good = rowsOf(stepsOf([0, 0, 1, 1]), threads);
    expect(good.flatMap((row) => (row.kind === 'step' ? row.remarks : [])).some(({ tone }) => tone === 'bad')).toBe(
      false,
    );
    expect(good.at(-1)).toMatchObject({ kind: 'end', tone: 'good' });
  });

  test('each step is a sentence that says why another thread goes on', async () => {
    const { stepsOf, threads } = await exploredHere(lostUpdate(1));
    const table = stepsOf([0, 1, 1, 0]);
    expect([0, 1, 2, 3, 4].map((at) => stepSentence(table, at, threads))).toEqual([
      'Before the first of 4 steps.',
      'Step 1 of 4. A reads 0 from counter[0].',
      'Step 2 of 4. A is preempted: it could have gone on. B reads 0 from counter[0].',
      'Step 3 of 4. B writes 1 to counter[0].',
      'Step 4 of 4. B has ended. A writes 1 to counter[0]. counter is 1, expected 2',
    ]);
  });

  test('memory says what a step has changed', async () => {
    const { stepsOf } = await exploredHere(lostUpdate(1));
    const { steps } = stepsOf([0, 0]);
    expect(memoryAfter(steps[1]!.memory, steps[0]!.memory)).toEqual([{ name: 'counter[0]', value: '1', before: '0' }]);
    expect(memoryAfter(steps[0]!.memory, undefined)).toEqual([{ name: 'counter[0]', value: '0', before: undefined }]);
  });

  test('steps that repeat for ever are announced before the first of them', async () => {
    const { verdict, stepsOf, threads } = await exploredHere(politeThreads);
    const finding = verdict.findings.find(({ kind }) => kind === 'livelock')!;
    const table = stepsOf([...finding.schedule, ...finding.cycle!]);
    const rows = rowsOf(table, threads, finding);
    expect(rows.map(({ kind }) => kind)).toContain('repeat');
    expect(rows.at(-1)).toMatchObject({ kind: 'end', tone: 'bad' });
  });

  test('a schedule is drawn as runs of one thread', () => {
    expect(runsIn([0, 1, 1, 0])).toEqual([
      { thread: 0, from: 0, to: 0.25 },
      { thread: 1, from: 0.25, to: 0.75 },
      { thread: 0, from: 0.75, to: 1 },
    ]);
    expect(runsIn([])).toEqual([]);
  });

  test('keys go through the steps and stay within them', () => {
    expect(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'a'].map((key) => stepAfterKey(key, 0, 4))).toEqual([
      0,
      1,
      0,
      4,
      undefined,
    ]);
    expect(['ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => stepAfterKey(key, 4, 4))).toEqual([3, 4, 0, 4]);
  });
});

describe('a schedule that is typed', () => {
  test('spaces and commas are the writer’s', () => {
    expect(readTypedSchedule(' A B2, A ', ['A', 'B'])).toEqual({ ok: true, schedule: [0, 1, 1, 0] });
    expect(readTypedSchedule('P0 . P1*2', ['P0', 'P1'])).toEqual({ ok: true, schedule: [0, 1, 1] });
    expect(readTypedSchedule('', ['A', 'B'])).toEqual({ ok: true, schedule: [] });
  });

  test.each([
    [
      'AC',
      ['A', 'B'],
      '“C” is none of the threads A and B. Write each thread’s name and how many steps in a row it takes, such as A3B2A.',
    ],
    [
      'A0',
      ['A', 'B'],
      'This is not a schedule. Write each thread’s name and how many steps in a row it takes, such as A3B2A.',
    ],
    [
      'P0.Q*2',
      ['P0', 'P1'],
      '“Q” is none of the threads P0 and P1. Write each thread’s name and how many steps in a row it takes, such as P0*3.P1*2.P0.',
    ],
    ['A'.repeat(30_000), ['A', 'B'], 'A schedule has at most 20,000 characters here; this text has more.'],
  ])('%.8s is none, and is told why', (text, threads, sentence) => {
    expect(readTypedSchedule(text, threads)).toEqual({ ok: false, sentence });
  });

  test('its example is one', () => {
    for (const threads of [['A', 'B'], ['P0', 'P1'], ['only'], ['A.B', 'C*']]) {
      expect(parseSchedule(exampleSchedule(threads), threads), exampleSchedule(threads)).toBeDefined();
    }
  });

  test('one that cannot be followed says which step cannot be taken', async () => {
    const { stepsOf, threads } = await exploredHere(lostUpdate(1));
    expect(brokenOff([0, 0, 0, 1], stepsOf([0, 0, 0, 1]), threads)).toBe(
      'Step 3 is A’s, which has ended by then. What is shown is the schedule up to there.',
    );
    expect(brokenOff([0, 0, 1, 1], stepsOf([0, 0, 1, 1]), threads)).toBeUndefined();
  });
});

describe('who waits for whom', () => {
  test('philosophers wait in a circle, which is drawn as a ring in its order', async () => {
    const { verdict, stepsOf, threads } = await exploredHere(philosophers(3));
    const finding = verdict.findings.find(({ kind }) => kind === 'deadlock')!;
    const graph = waitForGraph(stepsOf(finding.schedule).steps.at(-1)!.next, threads)!;
    expect(graph.sentences).toMatchInlineSnapshot(`
      [
        "P0 sleeps until somebody notifies fork[1], last changed by P1 (line 7).",
        "P1 sleeps until somebody notifies fork[2], last changed by P2 (line 7).",
        "P2 sleeps until somebody notifies fork[0], last changed by P0 (line 7).",
        "In a circle: P0 waits for P1, P1 for P2, P2 for P0.",
      ]
    `);
    expect(graph.nodes.map(({ label }) => label)).toEqual(['P0', 'fork[1]', 'P1', 'fork[2]', 'P2', 'fork[0]']);
    expect(graph.edges.every(({ isCircle }) => isCircle)).toBe(true);
    const { nodes, edges, width, height } = layOutWaitFor(graph);
    expect(edges).toHaveLength(6);
    for (const [index, one] of nodes.entries()) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width / 2).toBeLessThanOrEqual(width);
      expect(one.y + nodeHeight / 2).toBeLessThanOrEqual(height);
      for (const other of nodes.slice(index + 1)) {
        const apart =
          Math.abs(one.y - other.y) >= nodeHeight || Math.abs(one.x - other.x) >= (one.width + other.width) / 2;
        expect(apart, `${one.label} and ${other.label}`).toBe(true);
      }
    }
  });

  test('who sleeps alone waits for something that nobody has', async () => {
    const { verdict, stepsOf, threads } = await exploredHere(lostWakeUp);
    const finding = verdict.findings.find(({ kind }) => kind === 'deadlock')!;
    const graph = waitForGraph(stepsOf(finding.schedule).steps.at(-1)!.next, threads)!;
    expect(graph.circle).toEqual([]);
    expect(graph.sentences).toEqual(['B sleeps until somebody notifies m[0], last changed by A, which has ended (line 6).']);
    expect(layOutWaitFor(graph).edges).toHaveLength(graph.edges.length);
  });

  test('there is nothing to draw while somebody can go on, and once all have ended', async () => {
    const { stepsOf, threads } = await exploredHere(lostUpdate(1));
    const { steps } = stepsOf([0, 0, 1, 1]);
    expect(steps.map(({ next }) => waitForGraph(next, threads))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test('a line of the program has the place in it marked', async () => {
  const text = lostUpdate(1);
  const { stepsOf } = await exploredHere(text);
  const { site } = stepsOf([0]).steps[0]!;
  expect(excerptOf([{ name: 'main.ts', text }], site)).toEqual({
    before: 'counter[0] = ',
    meant: 'counter[0]',
    after: ' + 1;',
  });
  expect(excerptOf([], site)).toBeUndefined();
  expect(excerptOf([{ name: 'main.ts', text: 'a' }], site)).toBeUndefined();
});

test('a search tells what it does and finds, and what comes after it is left out', () => {
  const searching = { status: 'searching', threads: [], search: undefined, findings: [] } as const;
  const loaded = withEvent(searching, { kind: 'loaded', threads: ['A', 'B'] });
  expect(withEvent(loaded, { kind: 'progress', search: 'graph' })).toEqual({
    ...searching,
    threads: ['A', 'B'],
    search: 'graph',
  });
  expect(withEvent({ status: 'none' }, { kind: 'progress', search: 'graph' })).toEqual({ status: 'none' });
});

test('what real workers have shown stands beside the share of schedules', async () => {
  const { verdict } = await exploredHere(lostUpdate(1));
  const { verdict: good } = await exploredHere(atomicAdd(1));
  const counts = { wanted: 1_000, runs: 1_000, wrong: 64, hung: 0, outcomes: [], ms: 90 };
  const said = (real: ForReal, of = verdict): string => realSentence(real, of);
  expect(said({ status: 'counted', counts })).toBe(
    'On real workers: wrong in 64 of 1,000 runs (6.4%). Of all schedules 67% fail; real workers meet some orders far more often than others.',
  );
  expect(said({ status: 'counted', counts: { ...counts, wrong: 0, runs: 400 } })).toBe(
    'On real workers: wrong in 0 of 400 runs before the time was over. Of all schedules 67% fail: that none of these runs did proves nothing.',
  );
  expect(said({ status: 'counted', counts: { ...counts, wrong: 0 } }, good)).toBe('On real workers: wrong in 0 of 1,000 runs.');
  expect(said({ status: 'counted', counts: { ...counts, hung: 3 } }, good)).toBe(
    'On real workers: wrong in 64 of 1,000 runs (6.4%), 3 of them without an end.',
  );
  expect(said({ status: 'counting', counts: { ...counts, runs: 12 } })).toBe('On real workers: run 13 of 1,000 …');
  const replayed = { status: 'replayed', steps: [], ends: [], differences: [] } as const;
  expect(said({ status: 'replayed', outcome: { ...replayed, failure: { kind: 'assertion', message: 'counter is 1' } } })).toBe(
    'Real workers have followed the schedule, all 0 steps of it, and it is real: counter is 1',
  );
  expect(isUnderWay({ status: 'replaying' })).toBe(true);
  expect(isUnderWay(undefined)).toBe(false);
});
