import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnding, graceMs, type Ending } from '../../src/runtime/machines/ending.ts';
import type { LaneCounts } from '../../src/runtime/protocol.ts';
import type { Lane } from '../../src/runtime/results.ts';
import { simulateRun } from './ending/simulated-run.ts';

const atRest: LaneCounts = { sent: 0, received: 0, spawned: 0, gone: 0, pending: 0, calls: 0, open: false };

const counts = (some: Partial<LaneCounts> = {}): LaneCounts => ({ ...atRest, ...some });

/** An ending that has heard of lanes, the first of which has started all others. */
function endingOf(...names: readonly [Lane, ...Lane[]]): Ending {
  const ending = createEnding();
  for (const [index, lane] of names.entries()) ending.opened(lane, index === 0 ? null : names[0], `${lane}.ts`, 0);
  return ending;
}

describe('one lane', () => {
  it('is asked once more when it comes to rest, and the run is over when it says the same', () => {
    const ending = endingOf('main');
    expect(ending.counted('main', counts(), undefined, 5)).toEqual({ kind: 'probe', round: 1, lanes: ['main'] });
    expect(ending.counted('main', counts(), 1, 6)).toEqual({ kind: 'over' });
  });

  it('keeps the run alive while a timer is pending, also one that began between two reports', () => {
    const ending = endingOf('main');
    expect(ending.counted('main', counts({ pending: 1 }), undefined, 5)).toEqual({ kind: 'wait' });
    expect(ending.counted('main', counts(), undefined, 6).kind).toBe('probe');
    expect(ending.counted('main', counts({ pending: 1 }), 1, 7)).toEqual({ kind: 'wait' });
    expect(ending.look(10 * graceMs)).toEqual({ kind: 'wait' });
  });

  it('is not over because an answer to an earlier round comes late', () => {
    const ending = endingOf('main', 'worker-1');
    ending.counted('main', counts({ spawned: 1 }), undefined, 1);
    expect(ending.counted('worker-1', counts(), undefined, 2)).toMatchObject({ kind: 'probe', round: 1 });
    // worker-1 moves before round 1 is complete: a second round is asked for.
    ending.counted('main', counts({ spawned: 1, sent: 1 }), 1, 3);
    expect(ending.counted('worker-1', counts({ received: 1 }), undefined, 4)).toMatchObject({ round: 2 });
    expect(ending.counted('worker-1', counts({ received: 1 }), 1, 5)).toEqual({ kind: 'wait' });
    expect(ending.counted('worker-1', counts({ received: 1 }), 2, 6)).toEqual({ kind: 'wait' });
    expect(ending.counted('main', counts({ spawned: 1, sent: 1 }), 2, 7)).toEqual({ kind: 'over' });
  });

  it('ends the run when it closes and no other is left', () => {
    expect(endingOf('main').closed('main', counts(), 5)).toEqual({ kind: 'over' });
    expect(endingOf('main').closed('main', undefined, 5)).toEqual({ kind: 'over' });
  });
});

describe('messages under way', () => {
  it('keep the run alive although every lane is at rest', () => {
    const ending = endingOf('main', 'worker-1');
    ending.counted('worker-1', counts(), undefined, 1);
    expect(ending.counted('main', counts({ spawned: 1, sent: 1 }), undefined, 2).kind).toBe('look-again');
    expect(ending.counted('worker-1', counts({ received: 1 }), undefined, 3).kind).toBe('probe');
  });

  it('are found by the second wave where the first saw equal sums by chance', () => {
    // Lane 1 received what main sent after main's report, and main's message to lane 2 is still under way.
    const ending = endingOf('main', 'worker-1', 'worker-2');
    ending.counted('main', counts({ spawned: 2, sent: 1 }), undefined, 1);
    ending.counted('worker-2', counts(), undefined, 2);
    expect(ending.counted('worker-1', counts({ received: 1 }), undefined, 3)).toMatchObject({
      kind: 'probe',
      round: 1,
    });
    ending.counted('worker-1', counts({ received: 1 }), 1, 4);
    ending.counted('worker-2', counts(), 1, 5);
    expect(ending.counted('main', counts({ spawned: 2, sent: 2 }), 1, 6).kind).toBe('look-again');
  });

  it('of a lane that has closed are still waited for', () => {
    const ending = endingOf('main', 'worker-1');
    ending.counted('main', counts({ spawned: 1 }), undefined, 1);
    ending.closed('worker-1', counts({ sent: 1 }), 2);
    expect(ending.counted('main', counts({ spawned: 1, gone: 1 }), undefined, 3).kind).toBe('look-again');
    expect(ending.counted('main', counts({ spawned: 1, gone: 1, received: 1 }), undefined, 4).kind).toBe('probe');
  });

  it('that lie about for the grace make the run give up once, and say so', () => {
    const ending = endingOf('main');
    const posted = counts({ sent: 2 });
    expect(ending.counted('main', posted, undefined, 10)).toEqual({ kind: 'look-again', ms: graceMs });
    expect(ending.look(10 + graceMs)).toMatchObject({ kind: 'probe', round: 1 });
    expect(ending.counted('main', posted, 1, 1020)).toEqual({ kind: 'give-up', lanes: ['main'] });
    expect(ending.look(1020)).toMatchObject({ kind: 'probe', round: 2 });
    expect(ending.counted('main', posted, 2, 1030)).toEqual({
      kind: 'over',
      waitedFor: '2 messages that nobody has received',
    });
  });

  it('to or from a lane that was lost cannot be told: the run ends after the grace, without a sentence', () => {
    const ending = endingOf('main', 'worker-1', 'worker-2');
    ending.counted('main', counts({ spawned: 2, gone: 1 }), undefined, 1);
    ending.counted('worker-2', counts({ sent: 1 }), undefined, 2);
    expect(ending.closed('worker-1', undefined, 10)).toEqual({ kind: 'look-again', ms: graceMs });
    expect(ending.look(10 + graceMs).kind).toBe('probe');
    ending.counted('main', counts({ spawned: 2, gone: 1 }), 1, 1020);
    expect(ending.counted('worker-2', counts({ sent: 1 }), 1, 1021)).toEqual({ kind: 'over' });
  });
});

describe('lanes that the page has not heard of yet', () => {
  it('keep the run alive: a worker was counted by its starter before it was announced', () => {
    const ending = endingOf('main');
    expect(ending.counted('main', counts({ spawned: 1 }), undefined, 1)).toEqual({ kind: 'wait' });
    expect(ending.opened('worker-1', 'main', 'w.ts', 2)).toEqual({ kind: 'wait' });
    expect(ending.counted('worker-1', counts(), undefined, 3)).toEqual({
      kind: 'probe',
      round: 1,
      lanes: ['main', 'worker-1'],
    });
  });

  it('and a worker that was announced before its starter counted it', () => {
    const ending = endingOf('main');
    ending.opened('worker-1', 'main', 'w.ts', 1);
    ending.counted('worker-1', counts(), undefined, 2);
    expect(ending.counted('main', counts(), undefined, 3)).toEqual({ kind: 'wait' });
    expect(ending.counted('main', counts({ spawned: 1 }), undefined, 4).kind).toBe('probe');
  });

  it('and the end of a worker that its starter has not heard of', () => {
    const ending = endingOf('main', 'worker-1');
    ending.counted('main', counts({ spawned: 1 }), undefined, 1);
    expect(ending.closed('worker-1', counts(), 2)).toEqual({ kind: 'wait' });
    expect(ending.counted('main', counts({ spawned: 1, gone: 1 }), undefined, 3).kind).toBe('probe');
  });

  it('do not when their starter is gone: they end with it', () => {
    const ending = endingOf('main', 'worker-1');
    ending.opened('worker-2', 'worker-1', 'nested.ts', 1);
    ending.counted('main', counts({ spawned: 1, gone: 1 }), undefined, 2);
    // The last counters of worker-1 came before it heard that worker-2 was started.
    expect(ending.closed('worker-1', counts(), 3)).toEqual({ kind: 'wait' });
    expect(ending.closed('worker-2', counts(), 4).kind).toBe('probe');
  });
});

describe('what nothing countable can settle', () => {
  it('is given up after the grace; what the program does then is waited for as ever', () => {
    const ending = endingOf('main');
    const open = counts({ open: true });
    expect(ending.counted('main', open, undefined, 0)).toEqual({ kind: 'look-again', ms: graceMs });
    expect(ending.counted('main', open, undefined, 400)).toEqual({ kind: 'look-again', ms: graceMs - 400 });
    expect(ending.look(graceMs).kind).toBe('probe');
    expect(ending.counted('main', open, 1, 1010).kind).toBe('give-up');
    // The rejection let the body go on: it finished, and nothing is waited for any more.
    expect(ending.counted('main', counts(), undefined, 1020)).toMatchObject({ kind: 'probe', round: 2 });
    expect(ending.counted('main', counts(), 2, 1030)).toEqual({ kind: 'over' });
  });

  it('is named by the entry that awaits it', () => {
    const ending = endingOf('main', 'worker-1');
    const open = counts({ open: true });
    ending.counted('main', counts({ spawned: 1 }), undefined, 0);
    ending.counted('worker-1', open, undefined, 0);
    ending.look(graceMs);
    ending.counted('main', counts({ spawned: 1 }), 1, 1001);
    expect(ending.counted('worker-1', open, 1, 1002).kind).toBe('give-up');
    ending.look(1003);
    ending.counted('main', counts({ spawned: 1 }), 2, 1004);
    expect(ending.counted('worker-1', open, 2, 1005)).toEqual({
      kind: 'over',
      waitedFor: 'worker-1.ts still waits at a top-level await that nothing left in this run can settle',
    });
  });

  it('may be a call that nobody awaits: it is rejected before the run ends', () => {
    const ending = endingOf('main');
    const calling = counts({ calls: 1 });
    expect(ending.counted('main', calling, undefined, 0).kind).toBe('look-again');
    expect(ending.look(graceMs).kind).toBe('probe');
    expect(ending.counted('main', calling, 1, 1001).kind).toBe('give-up');
    expect(ending.counted('main', counts(), undefined, 1002).kind).toBe('probe');
    expect(ending.counted('main', counts(), 2, 1003)).toEqual({ kind: 'over' });
  });

  it('begins a new grace when the lanes have moved', () => {
    const ending = endingOf('main');
    ending.counted('main', counts({ open: true }), undefined, 0);
    expect(ending.counted('main', counts({ open: true, sent: 1, received: 1 }), undefined, 900)).toEqual({
      kind: 'look-again',
      ms: graceMs,
    });
  });
});

describe('in any order of events', () => {
  it('over is always said, and never while a lane is busy or a message is under way', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 60 }), (chance, budget) => {
        const draw = (bound: number): number => (chance.next().value ?? 0) % bound;
        expect(simulateRun(draw, budget, 5_000)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
