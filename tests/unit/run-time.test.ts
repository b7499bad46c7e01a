import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPulse } from '../../src/runtime/sandbox/pulse.ts';
import { startRunClock } from '../../src/runtime/sandbox/run-clock.ts';

const page = { hidden: false };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  page.hidden = false;
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets time go by in which this page gets no turn: the computer sleeps, or the tab is frozen. */
function sleep(ms: number): void {
  const now = performance.now();
  vi.setSystemTime(Date.now() + ms);
  vi.spyOn(performance, 'now').mockReturnValueOnce(now + ms);
}

describe('the running time of a program', () => {
  it('is the time in which the page got its turns', () => {
    const ticks: number[] = [];
    const clock = startRunClock((elapsedMs) => ticks.push(elapsedMs));
    vi.advanceTimersByTime(2500);
    expect(ticks.at(-1)).toBe(2500);
    clock.stop();
    vi.advanceTimersByTime(1000);
    expect(ticks).toHaveLength(25);
  });

  it('does not run out while the computer sleeps', () => {
    let elapsed = 0;
    const clock = startRunClock((elapsedMs) => {
      elapsed = elapsedMs;
    });
    vi.advanceTimersByTime(1000);
    sleep(3_600_000);
    vi.advanceTimersByTime(100);
    clock.stop();
    expect(elapsed).toBe(2000);
  });
});

describe('a frame whose thread should be idle', () => {
  const watch = (answers: boolean): { readonly silent: () => number; readonly stop: () => void } => {
    let silences = 0;
    const pulse = watchPulse({
      ping: (id) => {
        if (answers) pulse.heard(id);
      },
      onSilent: () => {
        silences += 1;
        pulse.stop();
      },
    });
    pulse.start();
    return { silent: () => silences, stop: pulse.stop };
  };

  it('is dead when it leaves a ping unanswered for 3 s', () => {
    const { silent } = watch(false);
    vi.advanceTimersByTime(3500);
    expect(silent()).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(silent()).toBe(1);
  });

  it('is not dead while it answers', () => {
    const { silent, stop } = watch(true);
    vi.advanceTimersByTime(60_000);
    stop();
    expect(silent()).toBe(0);
  });

  it('is not dead because nobody looks at the page', () => {
    page.hidden = true;
    const { silent, stop } = watch(false);
    vi.advanceTimersByTime(60_000);
    stop();
    expect(silent()).toBe(0);
  });

  it('is not dead because the computer slept', () => {
    const { silent, stop } = watch(false);
    vi.advanceTimersByTime(1000);
    sleep(3_600_000);
    vi.advanceTimersByTime(500);
    expect(silent()).toBe(0);
    stop();
  });
});
