/**
 * Schedules that can be worked out by hand, of the kind that operating systems courses use: A. Silberschatz, P. Galvin,
 * G. Gagne, "Operating System Concepts", chapter "CPU Scheduling"; R. and A. Arpaci-Dusseau, "Operating Systems: Three
 * Easy Pieces", chapter "Scheduling"; R. L. Graham, "Bounds on Multiprocessing Timing Anomalies", 1969. One core unless
 * said otherwise; times in milliseconds.
 */
import { describe, expect, test } from 'vitest';
import { average, awaiting, compute, ends, job, storyOf, thread, use, waits } from './simulation/jobs.ts';
import { play } from './simulation/script.ts';

describe('first come, first served', () => {
  test('a long job at the front makes all others wait for it', () => {
    const played = play(1, {}, [job(24), job(3), job(3)]);
    expect(waits(played)).toEqual([0, 24, 27]);
    expect(average(waits(played))).toBe(17);
  });

  test('the same jobs wait a sixth of that when the long one comes last', () => {
    const played = play(1, {}, [job(3), job(3), job(24)]);
    expect(waits(played)).toEqual([0, 3, 6]);
    expect(average(waits(played))).toBe(3);
  });

  test('the order of arrival decides, not the order in which jobs are named', () => {
    const played = play(1, {}, [job(5, { arriveMs: 2 }), job(4, { arriveMs: 1 }), job(10)]);
    // The third runs 0-10, the second 10-14, the first 14-19.
    expect(waits(played)).toEqual([12, 9, 0]);
  });

  test('short jobs that wait for a device form a convoy behind the one that computes', () => {
    const short = thread(compute(1), use(1), compute(1));
    const played = play(1, {}, [thread(compute(100), use(3), compute(100)), short, short]);
    // Both wait for the long job; one of them meets it again at 103, when it comes back from its device first.
    expect(storyOf(played, 1)).toEqual([
      'ready 0-100',
      'running 100-101 on 0',
      'waiting io 101-102',
      'running 102-103 on 0',
    ]);
    expect(storyOf(played, 2)).toEqual([
      'ready 0-101',
      'running 101-102 on 0',
      'waiting io 102-103',
      'ready 103-203',
      'running 203-204 on 0',
    ]);
  });

  test('a slice dissolves the convoy', () => {
    const short = thread(compute(1), use(1), compute(1));
    const played = play(1, { policy: 'round-robin', slice: 10 }, [
      thread(compute(100), use(3), compute(100)),
      short,
      short,
    ]);
    // 0-10 long, 10-11 and 11-12 the short ones, 12-22 long again, 22-23 and 23-24 the short ones: done, where it took 204.
    expect(ends(played).slice(1)).toEqual([23, 24]);
  });
});

describe('shortest first', () => {
  const bursts = [job(6), job(8), job(7), job(3)];

  test('the average wait is the least that any order gives', () => {
    const played = play(1, { policy: 'shortest-first' }, bursts);
    // 3 runs 0-3, 6 runs 3-9, 7 runs 9-16, 8 runs 16-24.
    expect(waits(played)).toEqual([3, 16, 9, 0]);
    expect(average(waits(played))).toBe(7);
    expect(average(waits(play(1, {}, bursts)))).toBe((0 + 6 + 14 + 21) / 4);
  });

  test('a job that has the core keeps it when a shorter one arrives', () => {
    const played = play(1, { policy: 'shortest-first' }, [
      job(7),
      job(4, { arriveMs: 2 }),
      job(1, { arriveMs: 4 }),
      job(4, { arriveMs: 5 }),
    ]);
    // 0-7 the first, 7-8 the third, 8-12 the second, 12-16 the fourth.
    expect(waits(played)).toEqual([0, 6, 3, 7]);
    expect(average(waits(played))).toBe(4);
  });

  test('with a slice, what is left of a job counts', () => {
    const played = play(1, { policy: 'shortest-first', slice: 2 }, [job(7), job(4, { arriveMs: 1 })]);
    // At 2 the first has 5 left, the second 4: it runs 2-6 through, since at 4 it has 2 left.
    expect(storyOf(played, 0)).toEqual(['running 0-2 on 0', 'ready 2-6', 'running 6-11 on 0']);
    expect(storyOf(played, 1)).toEqual(['ready 1-2', 'running 2-6 on 0']);
  });

  test('turnaround falls from 110 to 50 when a long job no longer goes before two short ones', () => {
    const jobs = [job(100), job(10), job(10)];
    expect(ends(play(1, {}, jobs))).toEqual([100, 110, 120]);
    expect(average(ends(play(1, {}, jobs)))).toBe(110);
    expect(average(ends(play(1, { policy: 'shortest-first' }, jobs)))).toBe((120 + 10 + 20) / 3);
  });
});

describe('round robin', () => {
  test('all take turns of a slice, and one alone goes on', () => {
    const played = play(1, { policy: 'round-robin', slice: 4 }, [job(24), job(3), job(3)]);
    expect(storyOf(played, 0)).toEqual(['running 0-4 on 0', 'ready 4-10', 'running 10-30 on 0']);
    expect(waits(played)).toEqual([6, 4, 7]);
    expect(average(waits(played))).toBeCloseTo(17 / 3);
  });

  test('a job that arrives in the instant in which a slice ends goes before the one whose slice it was', () => {
    const played = play(1, { policy: 'round-robin', slice: 4 }, [job(8), job(4), job(2, { arriveMs: 4 })]);
    expect(ends(played)).toEqual([14, 8, 10]);
  });

  test('a slice of 1 gives each of three a response within 2, where first come gives 10', () => {
    const jobs = [job(5), job(5), job(5)];
    const firstWaits = (slice: number | null) =>
      [0, 1, 2].map((number) => storyOf(play(1, { slice }, jobs), number)[number === 0 ? 0 : 1]!.split(/[ -]/)[1]);
    expect(firstWaits(1)).toEqual(['0', '1', '2']);
    expect(firstWaits(null)).toEqual(['0', '5', '10']);
  });

  test('four equal jobs on three cores wait equally often, whose slices end together', () => {
    const played = play(3, { policy: 'round-robin', slice: 1 }, [job(15), job(15), job(15), job(15)]);
    expect(played.endUs).toBe(20_000);
    expect(waits(played)).toEqual([4, 5, 5, 5]);
  });

  test('each change of hands costs its switch', () => {
    const costs = { switch: 1, start: 0, message: 0 };
    const played = play(1, { policy: 'round-robin', slice: 10, costs }, [job(20), job(20)]);
    expect(storyOf(played, 1)).toEqual([
      'ready 0-10',
      'switching 10-11 on 0',
      'running 11-21 on 0',
      'ready 21-32',
      'switching 32-33 on 0',
      'running 33-43 on 0',
    ]);
  });

  test('the smaller the slice, the more of the time goes into switches', () => {
    const costs = { switch: 1, start: 0, message: 0 };
    const makespan = (slice: number) =>
      play(1, { policy: 'round-robin', slice, costs }, [job(40), job(40)]).endUs / 1_000;
    // 80 of work; the turns are 80 / slice, and all but the first are switched to.
    expect([40, 20, 10, 5, 1].map(makespan)).toEqual([81, 83, 87, 95, 159]);
  });
});

describe('priorities', () => {
  test('the highest goes first', () => {
    const played = play(1, { policy: 'priority' }, [
      job(10, { priority: -3 }),
      job(1, { priority: -1 }),
      job(2, { priority: -4 }),
      job(1, { priority: -5 }),
      job(5, { priority: -2 }),
    ]);
    // 0-1 the second, 1-6 the fifth, 6-16 the first, 16-18 the third, 18-19 the fourth.
    expect(waits(played)).toEqual([6, 0, 16, 18, 1]);
    expect(average(waits(played))).toBeCloseTo(8.2);
  });

  test('equals take turns, and the lower starve meanwhile', () => {
    const played = play(1, { policy: 'priority', slice: 2 }, [
      job(4, { priority: 1 }),
      job(2, { priority: 0 }),
      job(4, { priority: 1 }),
    ]);
    expect(storyOf(played, 0)).toEqual(['running 0-2 on 0', 'ready 2-4', 'running 4-6 on 0']);
    expect(waits(played)).toEqual([2, 8, 4]);
  });
});

describe('several cores', () => {
  test('one task in five parts takes a fifth of its time on five cores', () => {
    const parts = Array.from({ length: 5 }, () => job(60_000));
    expect(play(1, {}, parts).endUs).toBe(300_000_000);
    expect(play(5, {}, parts).endUs).toBe(60_000_000);
  });

  test('three tasks on one core hide their waiting behind each other’s computing', () => {
    const task = thread(compute(2), use(6), compute(1));
    const played = play(1, {}, [task, task, task]);
    // 0-2, 2-4, 4-6; back from their devices at 8, 10, 12: 8-9, 10-11, 12-13, where one after the other takes 27.
    expect(ends(played)).toEqual([9, 11, 13]);
  });

  /** Graham's tasks, in the order of his list; the ninth waits for the first, the fifth to the eighth for the fourth. */
  const grahams = (times: readonly number[], free: readonly number[] = []) =>
    times.map((ms, index) => {
      const before = index === 8 ? [awaiting(0)] : index >= 4 && !free.includes(index) ? [awaiting(3)] : [];
      return { arriveUs: 0, priority: -index, steps: [...before, compute(ms)] };
    });
  const times = [3, 2, 2, 2, 4, 4, 4, 4, 9];
  const makespan = (cores: number, tasks: ReturnType<typeof grahams>) =>
    play(cores, { policy: 'priority' }, tasks).endUs / 1_000;

  test('Graham’s tasks take 12 on three cores', () => {
    expect(makespan(3, grahams(times))).toBe(12);
  });

  test('Graham’s anomalies: more cores, shorter tasks or fewer dependencies make it later', () => {
    expect(makespan(4, grahams(times))).toBe(15);
    expect(makespan(3, grahams(times.map((ms) => ms - 1)))).toBe(13);
    expect(makespan(3, grahams(times, [4, 5]))).toBe(16);
  });
});
