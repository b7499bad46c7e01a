import { expect, test } from 'vitest';
import { createTurns, type Turns } from '../../src/runtime/realm/turns.ts';

/** A thread whose time passes by hand: turns that take as long as they say, and timers that come when the thread is free. */
function ledThread(): {
  readonly turns: Turns;
  readonly turn: (at: number, ms: number, label?: string) => void;
  readonly hide: () => void;
  readonly stretches: () => readonly (readonly [number, number, string])[];
} {
  let time = 0;
  let hidden = false;
  let asked = false;
  let over: (() => void) | undefined;
  let timer: { readonly due: number; readonly fire: () => void } | undefined;
  const told: [number, number, string][] = [];
  const turns = createTurns((start, end, label) => told.push([start, end, label]), {
    now: () => time,
    afterTurn: (call) => {
      over = call;
      return () => {
        asked = true;
      };
    },
    startTimeout: (fire, ms) => {
      timer = { due: time + ms, fire };
    },
    isOutOfSight: () => hidden,
  });
  const passTo = (at: number): void => {
    if (asked) {
      asked = false;
      over?.();
    }
    if (timer === undefined || timer.due > at) return;
    const { due, fire } = timer;
    timer = undefined;
    time = Math.max(time, due);
    fire();
  };
  return {
    turns,
    turn: (at, ms, label) => {
      passTo(at);
      time = Math.max(time, at);
      turns.woken(label);
      time += ms;
    },
    // Timers of a page out of sight come once in a second.
    hide: () => {
      hidden = true;
      if (timer) timer = { ...timer, due: timer.due + 1000 };
    },
    stretches: () => {
      passTo(time + 100);
      turns.flush();
      return told;
    },
  };
}

/** Ten turns at once, of which only the first four have ends that are asked for. */
function crowd(turn: (at: number, ms: number) => void): void {
  for (let i = 0; i < 10; i += 1) turn(10 + i / 100, 0.01);
}

test('a turn lasts until the thread comes to the message that it sent to itself', () => {
  const { turn, stretches } = ledThread();
  turn(5, 20);
  turn(40, 3);
  expect(stretches()).toEqual([
    [5, 25, ''],
    [40, 43, ''],
  ]);
});

test('turns with pauses of less than a millisecond between them are one stretch', () => {
  const { turn, stretches } = ledThread();
  turn(5, 2);
  turn(7.5, 2);
  expect(stretches()).toEqual([[5, 9.5, '']]);
});

test('a turn that bears a name begins a stretch of its own', () => {
  const { turn, stretches } = ledThread();
  turn(5, 2);
  turn(7.2, 2, 'click');
  expect(stretches()).toEqual([
    [5, 7, ''],
    [7.2, 9.2, 'click'],
  ]);
});

test('a long turn behind a crowd of short ones is told of, to two milliseconds', () => {
  const { turn, stretches } = ledThread();
  crowd(turn);
  turn(10.2, 30);
  const [stretch, ...others] = stretches();
  expect(others).toEqual([]);
  expect(stretch?.[0]).toBe(10);
  expect(stretch?.[1]).toBeGreaterThan(38);
  expect(stretch?.[1]).toBeLessThanOrEqual(42);
});

test('what follows at once after a long turn behind a crowd does not hide it', () => {
  const { turn, stretches } = ledThread();
  crowd(turn);
  turn(10.2, 30);
  turn(40.2, 0.1);
  expect(stretches()).toEqual([[10, expect.closeTo(40.3, 5), '']]);
});

test('a timer that a hidden page kept waiting is not taken for work', () => {
  const { turn, hide, stretches } = ledThread();
  crowd(turn);
  hide();
  turn(200, 1);
  const [first] = stretches();
  expect(first?.[1]).toBeLessThan(12);
});
