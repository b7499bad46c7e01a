import { useSignalEffect } from '@preact/signals';
import type { SchedulesState } from './schedules-state.ts';

/** How long each step stands while a schedule plays, in milliseconds: long enough to read its sentence. */
const stepMs = 1_600;

/** Whoever wants no motion goes from step to step. */
export function motionIsUnwanted(): MediaQueryList {
  return matchMedia('(prefers-reduced-motion: reduce)');
}

/** Takes one step after another while the schedule plays, until its end. */
export function usePlayback({ playing, at, shown, moveTo }: SchedulesState): void {
  useSignalEffect(() => {
    if (!playing.value) return undefined;
    const unwanted = motionIsUnwanted();
    const stop = (): void => {
      playing.value = false;
    };
    unwanted.addEventListener('change', stop);
    const timer = setInterval(() => {
      const steps = shown.peek()?.table.steps.length ?? 0;
      moveTo(at.peek() + 1);
      if (at.peek() >= steps) stop();
    }, stepMs);
    return () => {
      clearInterval(timer);
      unwanted.removeEventListener('change', stop);
    };
  });
}

/** Plays from the present step on; at the end, from the beginning. */
export function play({ playing, at, shown, moveTo }: SchedulesState): void {
  if (at.peek() >= (shown.peek()?.table.steps.length ?? 0)) moveTo(0);
  playing.value = true;
}
