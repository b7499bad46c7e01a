import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { axisUs } from './axis.ts';
import { moveTo, play } from './cashier-state.ts';
import type { CashierState } from './cashier-state.ts';
import { closingUs } from './shop.ts';
import { clock, momentText } from './words.ts';

/** Lets the playhead move, stops it, and moves it. Nothing moves before the reader has pressed Play. */
export function Player({ cashier }: { readonly cashier: CashierState }): JSX.Element {
  const { shop } = cashier.shown.value;
  const playing = cashier.playing.value;
  const at = cashier.atUs.value;
  const lives = useSignal(false);
  useEffect(() => {
    // Before there is a script that hears it, there is nothing to press.
    lives.value = true;
  }, [lives]);
  return (
    <div class="cashier-player">
      <button
        type="button"
        class="cashier-play"
        disabled={!lives.value}
        onClick={() => {
          if (playing) cashier.playing.value = false;
          else play(cashier);
        }}
      >
        <svg viewBox="0 0 10 12" aria-hidden="true">
          <path d={playing ? 'M0 0h3.4v12H0zM6.6 0H10v12H6.6z' : 'M0 0l10 6-10 6z'} />
        </svg>
        {playing ? 'Pause' : 'Play'}
      </button>
      <div class="cashier-scrubber">
        <input
          type="range"
          aria-label="Time in the shop"
          aria-valuetext={playing ? clock(at) : momentText(shop, at)}
          min={0}
          max={closingUs(shop) / 1_000_000}
          value={at / 1_000_000}
          style={{ '--share': closingUs(shop) / axisUs(shop) }}
          onInput={(event) => moveTo(cashier, Number(event.currentTarget.value) * 1_000_000)}
        />
      </div>
    </div>
  );
}
