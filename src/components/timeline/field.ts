import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { axisTicks } from '../../runtime/index.ts';
import type { Scale } from '../../runtime/index.ts';
import { boxOf } from './box.ts';
import { createPainter } from './painter.ts';
import { presentColours, watchColours } from './page-colours.ts';
import type { Painted } from './painter.ts';
import { EDGE, scaleOf } from './plot-scale.ts';
import type { TimelineState } from './timeline-state.ts';
import { createWords, putLabels } from './words.ts';

/** The elements in which a picture is drawn. */
export type FieldParts = {
  readonly field: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Over the canvas: names of spans. */
  readonly words: HTMLElement;
  /** Under it: the numbers of the axis. */
  readonly axis: HTMLElement;
  /** The frame around what is chosen. */
  readonly box: HTMLElement;
};

/** A picture that is being drawn, at most once per animation frame and only when something has changed. */
export type Field = {
  /** How time lies on CSS pixels now, from {@link EDGE} pixels right of the field's left edge. */
  readonly scale: () => Scale;
  /** What the last frame could not show as it is. */
  readonly painted: ReadonlySignal<Painted>;
};

/** Draws a timeline into these elements until `life` is over. `lit` has a 1 for each span that is lit. */
export function openField(
  parts: FieldParts,
  timeline: TimelineState,
  lit: ReadonlySignal<Uint8Array | undefined>,
  life: AbortSignal,
): Field {
  const { field, canvas, box } = parts;
  const width = signal(field.clientWidth);
  const painted = signal<Painted>({ hidesArrows: false, mergesSpans: false });
  const painter = createPainter(canvas, presentColours(field));
  const words = createWords(parts.words);
  const axis = createWords(parts.axis);
  let asked: number | undefined;

  const scale = (): Scale => scaleOf(timeline.window.peek(), width.peek());
  const draw = (): void => {
    asked = undefined;
    const picture = timeline.picture.peek();
    const window = timeline.window.peek();
    if (width.peek() === 0) return;
    canvas.style.blockSize = `${picture.height}px`;
    const result = painter.paint({ picture, window, width: width.peek(), lit: lit.peek() });
    const { hidesArrows, mergesSpans } = painted.peek();
    if (result.hidesArrows !== hidesArrows || result.mergesSpans !== mergesSpans) painted.value = result;
    words.begin();
    putLabels(words, picture, scale(), EDGE, lit.peek());
    words.end();
    drawAxis();
    placeBox();
  };
  const ask = (): void => void (asked ??= requestAnimationFrame(draw));

  const drawAxis = (): void => {
    const { startUs, pixelsPerUs, width: plot } = scale();
    axis.begin();
    for (const { us, text } of axisTicks(timeline.window.peek(), plot)) {
      const x = (us - startUs) * pixelsPerUs;
      const kind = x < 20 ? 'first' : x > plot - 20 ? 'last' : 'middle';
      axis.put(`${us}`, text, { kind }, kind === 'first' ? Math.max(0, EDGE + x - 4) : EDGE + x, 0);
    }
    axis.end();
  };
  const placeBox = (): void => {
    const chosen = timeline.chosen.peek();
    const bounds = chosen && boxOf(timeline.picture.peek(), scale(), chosen);
    box.hidden = !bounds;
    if (!bounds) return;
    box.style.transform = `translate(${EDGE + bounds.x}px, ${bounds.y}px)`;
    box.style.inlineSize = `${bounds.width}px`;
    box.style.blockSize = `${bounds.height}px`;
  };

  const shown = [timeline.picture, timeline.window, timeline.chosen, lit, width];
  const stops = shown.map((part) => part.subscribe(ask));
  const observer = new ResizeObserver(() => (width.value = field.clientWidth));
  observer.observe(field);
  // Zooming the page changes how many pixels there are to a CSS pixel.
  window.addEventListener('resize', ask, { signal: life });
  watchColours(() => {
    painter.setColours(presentColours(field));
    ask();
  }, life);
  life.addEventListener('abort', () => {
    for (const stop of stops) stop();
    observer.disconnect();
    if (asked !== undefined) cancelAnimationFrame(asked);
  });
  return { scale, painted };
}
