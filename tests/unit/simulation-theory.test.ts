import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awaiting, compute, ends, job, thread, use } from './simulation/jobs.ts';
import { play, type Played, type Script } from './simulation/script.ts';

const anyPolicy = fc.constantFrom('first-come', 'round-robin', 'shortest-first', 'priority');
const anySlice = fc.option(fc.constantFrom(0.1, 0.25, 1, 10), { nil: null });

/** Tasks, each with how long it computes and which of the tasks before it must be done first. */
const anyGraph = fc.array(
  fc.record({ us: fc.nat(3_000), priority: fc.nat(3), awaits: fc.array(fc.nat(30), { maxLength: 3 }) }),
  { minLength: 1, maxLength: 30 },
);
type Graph = readonly { readonly us: number; readonly priority: number; readonly awaits: readonly number[] }[];

function before(awaits: readonly number[], index: number): number[] {
  return awaits.filter((other) => other < index);
}

function scriptsOf(graph: Graph): Script[] {
  return graph.map(({ us, priority, awaits }, index) => {
    const steps = [...before(awaits, index).map(awaiting), { kind: 'compute', us } as const];
    return { arriveUs: 0, priority, steps };
  });
}

/** The longest chain of tasks that must follow each other. */
function spanOf(graph: Graph): number {
  const ends: number[] = [];
  for (const [index, { us, awaits }] of graph.entries()) {
    ends.push(us + Math.max(0, ...before(awaits, index).map((other) => ends[other] ?? 0)));
  }
  return Math.max(...ends);
}

/**
 * R. L. Graham, "Bounds for Certain Multiprocessing Anomalies", 1966: no core idles while something is ready, so no
 * schedule is worse than T1/p + T∞, and, more exactly, than T1/p + (1 - 1/p) T∞; none is better than T1/p and T∞.
 */
test('Graham’s bounds hold for any tasks, dependencies, cores, policy and slice', () => {
  fc.assert(
    fc.property(anyGraph, fc.integer({ min: 1, max: 8 }), anyPolicy, anySlice, (graph, cores, policy, slice) => {
      const { endUs } = play(cores, { policy, slice }, scriptsOf(graph));
      const work = graph.reduce((sum, { us }) => sum + us, 0);
      const span = spanOf(graph);
      expect(endUs).toBeGreaterThanOrEqual(span);
      expect(endUs * cores).toBeGreaterThanOrEqual(work);
      expect(endUs * cores).toBeLessThanOrEqual(work + (cores - 1) * span);
    }),
  );
});

test('Graham’s upper bound is met by the tasks that meet it', () => {
  // p (p - 1) tasks of 1, then one of p: T1 = p², T∞ = p, and the last one starts when all others are done.
  const cores = 6;
  const { endUs } = play(cores, {}, [...Array.from({ length: 30 }, () => job(1)), job(6)]);
  expect(endUs / 1_000).toBe(36 / 6 + (1 - 1 / 6) * 6);
});

/** G. M. Amdahl, "Validity of the Single Processor Approach to Achieving Large Scale Computing Capabilities", 1967. */
test.each([0.05, 0.25, 0.5])('a program with a serial share of %d speeds up as Amdahl’s law says', (serial) => {
  const wholeMs = 7_200;
  const makespan = (cores: number) => {
    const part = thread(awaiting(0), compute((wholeMs * (1 - serial)) / cores));
    return play(cores, {}, [job(wholeMs * serial), ...Array.from({ length: cores }, () => part)]).endUs;
  };
  for (const cores of [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]) {
    expect(makespan(1) / makespan(cores)).toBeCloseTo(1 / (serial + (1 - serial) / cores), 10);
  }
});

/** Customers who come now and then and each want something of a desk. */
const anyCustomers = fc.array(fc.record({ arriveUs: fc.nat(20_000), us: fc.integer({ min: 1, max: 4_000 }) }), {
  minLength: 1,
  maxLength: 40,
});

/** How many lanes wait, summed over time: the area under the curve. */
function waitingArea({ spans }: Played): number {
  const waiting = spans.filter(({ lane, state }) => lane !== 'main' && state === 'waiting');
  const edges = waiting
    .flatMap(({ startUs, endUs }) => [
      { us: startUs, step: 1 },
      { us: endUs, step: -1 },
    ])
    .sort((one, other) => one.us - other.us);
  let [area, level, sinceUs] = [0, 0, 0];
  for (const { us, step } of edges) {
    area += level * (us - sinceUs);
    level += step;
    sinceUs = us;
  }
  return area;
}

/** J. D. C. Little, "A Proof for the Queuing Formula: L = λW", 1961. */
test('Little’s law holds at a device: as many are there as come in the time that one stays', () => {
  fc.assert(
    fc.property(anyCustomers, fc.integer({ min: 1, max: 3 }), (customers, capacity) => {
      const scripts = customers.map(({ arriveUs, us }): Script => {
        return { arriveUs, priority: 0, steps: [{ kind: 'use', us, device: 'desk' }] };
      });
      const played = play(1, { devices: { desk: capacity } }, scripts);
      const stays = customers.map(({ arriveUs }, index) => played.doneUs[index]! - arriveUs);
      const arrivalRate = customers.length / played.endUs;
      const meanStay = stays.reduce((sum, us) => sum + us, 0) / customers.length;
      expect(waitingArea(played) / played.endUs).toBeCloseTo(arrivalRate * meanStay, 9);
    }),
  );
});

test('a desk that is asked more often than it can serve makes each customer wait longer than the last', () => {
  const customers = Array.from({ length: 10 }, (_, index): Script => {
    return { arriveUs: index * 2_000, priority: 0, steps: [use(3, 'desk')] };
  });
  // They come every 2 and take 3, so each stays 1 longer than the one before.
  const stays = ends(play(1, {}, customers)).map((ms, index) => ms - index * 2);
  expect(stays).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('a device is as busy as its throughput times its service', () => {
  const reader = thread(...Array.from({ length: 5 }, () => [compute(1), use(4, 'disk')]).flat());
  const { endUs } = play(2, { devices: { disk: 1 } }, [reader, reader]);
  // The disk is free only until the first request comes, and serves 10 of them without a break.
  expect(endUs / 1_000).toBe(1 + 10 * 4);
});
