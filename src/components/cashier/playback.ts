import { useSignalEffect } from '@preact/signals';
import { changeBefore, changesOf } from './shop-moment.ts';
import { closingUs } from './shop.ts';
import type { CashierState } from './cashier-state.ts';

/** Seconds of the shop in one of the reader's. */
const speed = 8;

/** A page that was not drawn for longer than this goes on where it was. */
const longestFrameMs = 100;

/** Moves the playhead while it plays: steadily, or, where motion is unwanted, from one change to the next. */
export function usePlayback({ atUs, playing, shown }: CashierState): void {
  useSignalEffect(() => {
    if (!playing.value) return;
    const jumps = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let us = atUs.peek();
    let drawnAt: number | undefined;
    const draw = (now: number): void => {
      const { shop } = shown.peek();
      us += Math.min(now - (drawnAt ?? now), longestFrameMs) * 1000 * speed;
      drawnAt = now;
      const end = closingUs(shop);
      atUs.value = us >= end ? end : jumps ? changeBefore(changesOf(shop), us) : us;
      if (us >= end) playing.value = false;
      else frame = requestAnimationFrame(draw);
    };
    let frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  });
}
