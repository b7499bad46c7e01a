import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { pictureOf, wholeWindow } from '../../runtime/index.ts';
import type { Arrangement, Picture, Thing, TimeWindow, Trace } from '../../runtime/index.ts';

/** Everything that changes in one timeline. */
export type TimelineState = {
  readonly trace: ReadonlySignal<Trace>;
  readonly arrangement: Signal<Arrangement>;
  readonly picture: ReadonlySignal<Picture>;
  /** What is in sight. */
  readonly window: Signal<TimeWindow>;
  /** What the pointer is at. */
  readonly hovered: Signal<Thing | undefined>;
  /** What the keyboard is at; kept while the focus is elsewhere. */
  readonly focused: Signal<Thing | undefined>;
  readonly hasFocus: Signal<boolean>;
  /** What facts are shown of. */
  readonly chosen: ReadonlySignal<Thing | undefined>;
  /** Draws another trace, all of it, in rows as before. */
  readonly show: (trace: Trace) => void;
};

/** A timeline that shows all of a trace, lane by lane. */
export function createTimeline(first: Trace): TimelineState {
  const trace = signal(first);
  const arrangement = signal<Arrangement>('lanes');
  const window = signal(wholeWindow(first.endUs));
  const hovered = signal<Thing | undefined>(undefined);
  const focused = signal<Thing | undefined>(undefined);
  const hasFocus = signal(false);
  return {
    trace,
    arrangement,
    picture: computed(() => pictureOf(trace.value, trace.value.cores === undefined ? 'lanes' : arrangement.value)),
    window,
    hovered,
    focused,
    hasFocus,
    chosen: computed(() => hovered.value ?? (hasFocus.value ? focused.value : undefined)),
    show: (next) =>
      batch(() => {
        trace.value = next;
        window.value = wholeWindow(next.endUs);
        hovered.value = undefined;
        focused.value = undefined;
      }),
  };
}
