import { panned, thingAt, zoomed } from '../../runtime/index.ts';
import type { Field } from './field.ts';
import { EDGE } from './plot-scale.ts';
import type { TimelineState } from './timeline-state.ts';

/** A hand that moves less than this, in CSS pixels, has only pressed. */
const STILL = 3;
/** How much a wheel's pixel zooms. */
const ZOOM_PER_PIXEL = 0.0025;
/** What a line and a page of a wheel are in pixels. */
const wheelUnits = [1, 16, 400];

/**
 * Makes an element answer to a pointer: it shows what is under it, dragging moves the picture, two fingers or a wheel
 * with Ctrl or Cmd zoom it. A plain wheel and a finger that moves up or down scroll the page.
 */
export function followPointer(element: HTMLElement, timeline: TimelineState, field: Field, life: AbortSignal): void {
  const pointers = new Map<number, { x: number; y: number }>();
  let pressedAt: { readonly x: number; readonly y: number } | undefined;
  let moves = false;

  const endUs = (): number => timeline.picture.peek().trace.endUs;
  const xOf = (clientX: number): number => clientX - element.getBoundingClientRect().left - EDGE;
  const usAt = (x: number): number => {
    const { startUs, pixelsPerUs } = field.scale();
    return startUs + x / pixelsPerUs;
  };
  const zoomAt = (factor: number, x: number): void => {
    timeline.window.value = zoomed(timeline.window.peek(), factor, usAt(x), endUs());
  };
  const panBy = (pixels: number): void => {
    timeline.window.value = panned(timeline.window.peek(), pixels / field.scale().pixelsPerUs, endUs());
  };
  const pointAt = (event: PointerEvent): void => {
    const y = event.clientY - element.getBoundingClientRect().top;
    const thing = thingAt(timeline.picture.peek(), field.scale(), xOf(event.clientX), y);
    const known = timeline.hovered.peek();
    if (thing?.kind !== known?.kind || thing?.index !== known?.index) timeline.hovered.value = thing;
  };

  const onWheel = (event: WheelEvent): void => {
    const unit = wheelUnits[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoomAt(Math.exp(event.deltaY * unit * ZOOM_PER_PIXEL), xOf(event.clientX));
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const before = timeline.window.peek();
      panBy(event.deltaX * unit);
      if (timeline.window.peek().startUs !== before.startUs) event.preventDefault();
    }
  };
  const onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    pressedAt = { x: event.clientX, y: event.clientY };
    moves = pointers.size > 1;
  };
  const onMove = (event: PointerEvent): void => {
    const known = pointers.get(event.pointerId);
    if (!known || !pressedAt) {
      pointAt(event);
      return;
    }
    if (!moves && Math.abs(event.clientX - pressedAt.x) < STILL) return;
    if (!moves) element.setPointerCapture(event.pointerId);
    moves = true;
    timeline.hovered.value = undefined;
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (other) pinch(known, event, other);
    else panBy(known.x - event.clientX);
    known.x = event.clientX;
    known.y = event.clientY;
  };
  /** The times under both fingers stay under them. */
  const pinch = (
    from: { readonly x: number },
    to: { readonly clientX: number },
    other: { readonly x: number },
  ): void => {
    const before = Math.max(20, Math.abs(from.x - other.x));
    const after = Math.max(20, Math.abs(to.clientX - other.x));
    zoomAt(before / after, xOf((from.x + other.x) / 2));
    panBy((from.x - to.clientX) / 2);
  };
  const onUp = (event: PointerEvent): void => {
    const wasPress = pointers.delete(event.pointerId) && !moves && event.type === 'pointerup';
    if (pointers.size === 0) moves = false;
    if (!wasPress) return;
    // A finger does not hover: what it has pressed stays shown, and the keyboard goes on from there.
    pointAt(event);
    const thing = timeline.hovered.peek();
    if (thing?.kind === 'span' || thing?.kind === 'mark') timeline.focused.value = thing;
  };
  const onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') timeline.hovered.value = undefined;
  };

  const options = { signal: life };
  element.addEventListener('wheel', onWheel, { signal: life, passive: false });
  element.addEventListener('pointerdown', onDown, options);
  element.addEventListener('pointermove', onMove, options);
  element.addEventListener('pointerup', onUp, options);
  element.addEventListener('pointercancel', onUp, options);
  element.addEventListener('pointerleave', onLeave, options);
}
