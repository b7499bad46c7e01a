import { options } from 'preact';

/*
 * A browser that is at rest begins a frame as soon as something changes; the next one waits for the screen's beat. If a
 * click on Run were drawn at once ("Running", Stop), that would take the free frame, and a result that comes two
 * milliseconds later would wait for the next. So what the click changes is drawn together with the first output.
 */

/** How long a click may go undrawn, in milliseconds: less than an eye sees. */
const holdMs = 30;

let held: (() => void)[] | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

options.debounceRendering = (render) => {
  if (held) held.push(render);
  else queueMicrotask(render);
};

/** Lets nothing of the page's components be drawn until {@link releaseDrawing}, or for the blink of an eye. */
export function holdDrawing(): void {
  held ??= [];
  clearTimeout(timer);
  timer = setTimeout(releaseDrawing, holdMs);
}

/** Draws what was held back. */
export function releaseDrawing(): void {
  clearTimeout(timer);
  const waiting = held;
  held = undefined;
  for (const draw of waiting ?? []) draw();
}

/** Draws now, or with what is held back. */
export function whenDrawn(draw: () => void): void {
  if (held) held.push(draw);
  else draw();
}
