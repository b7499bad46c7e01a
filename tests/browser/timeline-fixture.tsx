import '../../src/styles/layers.css';
import '../../src/styles/tokens.css';
import '../../src/styles/lanes.css';
import '../../src/styles/base.css';
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { render } from 'preact';
import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { EDGE, scaleOf } from '../../src/components/timeline/plot-scale.ts';
import { timelineParts } from '../../src/components/timeline/timeline-parts.ts';
import type { TimelineState } from '../../src/components/timeline/timeline-state.ts';
import type { Position, Trace } from '../../src/runtime/index.ts';

const { createTimeline, Timeline } = timelineParts;

/** A colour as bytes. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** A timeline in the page. */
export type Mounted = {
  readonly timeline: TimelineState;
  readonly litPlace: Signal<Position | undefined>;
  readonly onPlace: ReturnType<typeof vi.fn<(place: Position | undefined) => void>>;
  readonly onGoTo: ReturnType<typeof vi.fn<(place: Position) => void>>;
  readonly figure: HTMLElement;
  /** The part that takes pointers and keys. */
  readonly field: HTMLElement;
  /** Where a point of time in a row is, in CSS pixels of the field; `share` goes from the top of its bar to its foot. */
  readonly pointAt: (us: number, row: number, share?: number) => { readonly x: number; readonly y: number };
  /** What the canvas has at such a point. */
  readonly pixelAt: (us: number, row: number, share?: number) => Colour;
  /** What it has from one point of time to another, at one height. */
  readonly pixelsBetween: (fromUs: number, toUs: number, row: number, share?: number) => readonly Colour[];
};

/** Shows a timeline and waits until it is drawn. */
export async function mount(trace: Trace, width = 1000): Promise<Mounted> {
  const host = document.createElement('div');
  host.style.inlineSize = `${width}px`;
  document.body.append(host);
  const timeline = createTimeline(trace);
  const litPlace = signal<Position | undefined>(undefined);
  const onPlace = vi.fn<(place: Position | undefined) => void>();
  const onGoTo = vi.fn<(place: Position) => void>();
  render(<Timeline timeline={timeline} litPlace={litPlace} onPlace={onPlace} onGoTo={onGoTo} />, host);
  const figure = part('figure');
  const field = (): HTMLElement => part('.timeline-field');
  const canvas = (): HTMLCanvasElement => canvasIn(field());

  const pointAt: Mounted['pointAt'] = (us, row, share = 0.5) => {
    const { startUs, pixelsPerUs } = scaleOf(timeline.window.value, field().clientWidth);
    const { barTop = 0, barHeight = 0 } = timeline.picture.value.rows[row] ?? {};
    return { x: EDGE + (us - startUs) * pixelsPerUs, y: barTop + barHeight * share };
  };
  const pixelsBetween: Mounted['pixelsBetween'] = (fromUs, toUs, row, share) => {
    const from = pointAt(fromUs, row, share);
    const to = pointAt(toUs, row, share);
    const count = Math.max(1, Math.floor((to.x - from.x) * devicePixelRatio));
    const { data } = canvas()
      .getContext('2d')!
      .getImageData(Math.floor(from.x * devicePixelRatio), Math.floor(from.y * devicePixelRatio), count, 1);
    return Array.from({ length: count }, (_, index) => [
      data[4 * index]!,
      data[4 * index + 1]!,
      data[4 * index + 2]!,
      data[4 * index + 3]!,
    ]);
  };
  const mounted: Mounted = {
    timeline,
    litPlace,
    onPlace,
    onGoTo,
    figure,
    get field() {
      return field();
    },
    pointAt,
    pixelAt: (us, row, share) => pixelsBetween(us, us, row, share)[0]!,
    pixelsBetween,
  };
  if (trace.endUs > 0)
    await vi.waitFor(() => expect(canvas().width).toBe(Math.round(field().clientWidth * devicePixelRatio)));
  return mounted;
}

/** Takes all timelines out of the page. */
export function unmountAll(): void {
  for (const host of document.body.children) render(null, host);
  document.body.replaceChildren();
}

/** What a role's colour is now, as a canvas holds it. */
export function roleColour(role: `--${string}`): Colour {
  const probe = document.createElement('span');
  probe.style.color = `var(${role})`;
  document.body.append(probe);
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/gu) ?? []).map(Number);
  probe.remove();
  return [red, green, blue, 255];
}

/** Which of these colours are this one, as a share from 0 to 1. */
export function shareOf(pixels: readonly Colour[], colour: Colour): number {
  return pixels.filter((pixel) => pixel.every((value, index) => value === colour[index])).length / pixels.length;
}

/** The words on the bars, or on the axis. */
export function wordsIn(figure: HTMLElement, where: 'words' | 'axis'): readonly string[] {
  return [...figure.querySelectorAll<HTMLElement>(`.timeline-${where} > span`)]
    .filter(({ hidden }) => !hidden)
    .map(({ textContent }) => textContent);
}

/** A button of the timeline. */
export function button(name: string): ReturnType<typeof page.getByRole> {
  return page.getByRole('button', { name, exact: true });
}

function part(selector: string): HTMLElement {
  const found = document.body.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

function canvasIn(field: HTMLElement): HTMLCanvasElement {
  const canvas = field.querySelector('canvas');
  if (!canvas) throw new Error('The field has no canvas.');
  return canvas;
}
