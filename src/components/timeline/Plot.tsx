import { useComputed, useSignal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { factsOf, factsText } from '../../runtime/index.ts';
import type { Position, Thing } from '../../runtime/index.ts';
import { openField } from './field.ts';
import { followPointer } from './gestures.ts';
import { beginFocus, pressKey } from './keys.ts';
import { litSpans } from './lit-spans.ts';
import type { Painted } from './painter.ts';
import { RowNames } from './RowNames.tsx';
import type { TimelineState } from './timeline-state.ts';

type PlotProps = {
  readonly timeline: TimelineState;
  readonly litPlace: ReadonlySignal<Position | undefined>;
  /** Told what the picture cannot show as it is. */
  readonly painted: Signal<Painted>;
  /** Called when the reader asks to go to the line that a span came from. */
  readonly onGoTo: (place: Position) => void;
};

/** The rows, their names and their axis; what is drawn in them is up to `field.ts`. */
export function Plot({ timeline, litPlace, painted, onGoTo }: PlotProps): JSX.Element {
  const hint = useId();
  const field = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const spoken = useSignal('');
  const lit = useComputed(() => litSpans(timeline.trace.value, litPlace.value));

  useEffect(() => {
    if (!field.current || !canvas.current || !words.current || !axis.current || !box.current) return undefined;
    const life = new AbortController();
    const parts = {
      field: field.current,
      canvas: canvas.current,
      words: words.current,
      axis: axis.current,
      box: box.current,
    };
    const open = openField(parts, timeline, lit, life.signal);
    followPointer(parts.field, timeline, open, life.signal);
    const forget = open.painted.subscribe((result) => (painted.value = result));
    return () => {
      forget();
      life.abort();
    };
  }, [timeline]);

  const goTo = (thing: Thing | undefined): boolean => {
    const place = thing && factsOf(timeline.trace.peek(), thing)?.place;
    if (place) onGoTo(place);
    return place !== undefined;
  };
  const speak = (): void => {
    const focused = timeline.focused.peek();
    const facts = focused && factsOf(timeline.trace.peek(), focused);
    spoken.value = facts ? factsText(timeline.trace.peek(), facts) : '';
  };
  return (
    <div class="timeline-plot">
      <RowNames picture={timeline.picture.value} />
      <div
        ref={field}
        class="timeline-field"
        role="application"
        aria-roledescription="timeline"
        aria-label="Spans"
        aria-describedby={hint}
        tabIndex={0}
        onFocus={({ currentTarget }) => {
          timeline.hasFocus.value = currentTarget.matches(':focus-visible');
          if (!timeline.hasFocus.value) return;
          beginFocus(timeline);
          speak();
        }}
        onBlur={() => {
          timeline.hasFocus.value = false;
          spoken.value = '';
        }}
        onDblClick={() => void goTo(timeline.hovered.peek())}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'Enter' && goTo(timeline.focused.peek())) {
            event.preventDefault();
            return;
          }
          if (!pressKey(timeline, event.key, event.shiftKey)) return;
          event.preventDefault();
          timeline.hasFocus.value = true;
          speak();
        }}
      >
        <canvas ref={canvas} class="timeline-canvas" aria-hidden="true" />
        <div ref={words} class="timeline-words" aria-hidden="true" />
        <div ref={box} class="timeline-box" hidden />
      </div>
      <div ref={axis} class="timeline-axis" aria-hidden="true" />
      <p id={hint} class="timeline-unseen">
        Arrow keys go from span to span and from row to row, with Shift they move the picture; plus and minus zoom, zero
        shows all, Enter goes to the line of the program.
      </p>
      <p class="timeline-unseen" aria-live="polite">
        {spoken.value}
      </p>
    </div>
  );
}
