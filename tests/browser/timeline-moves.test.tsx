import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TimeWindow } from '../../src/runtime/index.ts';
import { fourWorkers, inMain, manySpans, threeTasks } from '../synthetic-traces.ts';
import { button, mount, roleColour, unmountAll, wordsIn } from './timeline-fixture.tsx';
import type { Mounted } from './timeline-fixture.tsx';

afterEach(unmountAll);

const lengthOf = ({ startUs, endUs }: TimeWindow): number => endUs - startUs;

/** What a screen reader is told when the keyboard has moved. */
const spoken = (): string => document.querySelector('[aria-live=polite]')?.textContent ?? '';
const facts = (): string => document.querySelector('.timeline-facts')?.textContent ?? '';

/** Brings the keyboard to the picture, as Tab does. */
async function reach({ field }: Mounted): Promise<void> {
  while (document.activeElement !== field) await userEvent.tab();
}

async function press(keys: string, says: string): Promise<void> {
  await userEvent.keyboard(keys);
  await vi.waitFor(() => expect(spoken()).toBe(says));
}

/** A pointer's event at a point of the field. */
function pointer(field: HTMLElement, type: string, x: number, y: number, more: PointerEventInit = {}): void {
  const { left, top } = field.getBoundingClientRect();
  const init = { clientX: left + x, clientY: top + y, bubbles: true, pointerId: 1, pointerType: 'touch', ...more };
  field.dispatchEvent(new PointerEvent(type, init));
}

function wheel(field: HTMLElement, x: number, init: WheelEventInit): WheelEvent {
  const { left, top } = field.getBoundingClientRect();
  const event = new WheelEvent('wheel', {
    clientX: left + x,
    clientY: top + 5,
    bubbles: true,
    cancelable: true,
    ...init,
  });
  field.dispatchEvent(event);
  return event;
}

test('arrow keys go from span to span and from row to row, and each is said', async () => {
  const mounted = await mount(threeTasks());
  await reach(mounted);
  await vi.waitFor(() => expect(spoken()).toBe('main, running, 0 ms to 400 µs'));
  await press('{ArrowRight}', 'main, blocked, 400 µs to 30.2 ms, all three');
  await press('{ArrowDown}', 'Task 1, waiting, 5.6 ms to 17.6 ms, disk');
  await press('{ArrowRight}{ArrowRight}', 'Task 1, running, 17.8 ms to 21.8 ms, total');
  await press('{ArrowRight}', 'Task 1, running, 17.8 ms to 21.8 ms, total');
  await press('{ArrowDown}', 'Task 2, waiting, 10.8 ms to 20.8 ms, network');
  await press('{ArrowUp}{ArrowUp}', 'main, blocked, 400 µs to 30.2 ms, all three');
});

test('stretches that the program named are rows of their own for the keyboard', async () => {
  const mounted = await mount(fourWorkers());
  await reach(mounted);
  await vi.waitFor(() => expect(spoken()).toBe('main, span, 1.2 ms to 6.1 ms, hand out'));
  await press('{ArrowDown}', 'main, span, 1.2 ms to 164 ms, primes');
  await press('{ArrowDown}', 'main, blocked, 6.1 ms to 158.3 ms, map');
});

test('plus and minus zoom around the span in focus, zero and Home show all', async () => {
  const mounted = await mount(threeTasks());
  const whole = mounted.timeline.window.value;
  await reach(mounted);
  await press('{ArrowDown}{ArrowRight}{ArrowRight}', 'Task 1, running, 600 µs to 5.6 ms, parse');
  await userEvent.keyboard('+++');
  const zoomedIn = mounted.timeline.window.value;
  expect(lengthOf(zoomedIn)).toBeLessThan(lengthOf(whole) / 3);
  expect(zoomedIn.startUs).toBeLessThan(3_100);
  expect(zoomedIn.endUs).toBeGreaterThan(3_100);
  await userEvent.keyboard('-');
  expect(lengthOf(mounted.timeline.window.value)).toBeGreaterThan(lengthOf(zoomedIn));
  await userEvent.keyboard('0');
  expect(mounted.timeline.window.value).toEqual(whole);
  await userEvent.keyboard('+{Home}');
  expect(mounted.timeline.window.value).toEqual(whole);
});

test('a span out of sight comes into sight when the keyboard gets there; with Shift arrows move the picture', async () => {
  const mounted = await mount(manySpans());
  const { timeline } = mounted;
  timeline.window.value = { startUs: 0, endUs: 3_000 };
  await reach(mounted);
  for (let step = 0; step < 12; step += 1) await userEvent.keyboard('{ArrowRight}');
  const { value: focused } = timeline.focused;
  const span = timeline.trace.value.spans[focused?.index ?? -1];
  expect(timeline.window.value.startUs).toBeGreaterThan(0);
  expect(span?.startUs).toBeGreaterThanOrEqual(timeline.window.value.startUs);
  const before = timeline.window.value.startUs;
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(timeline.window.value.startUs).toBe(before + 600);
});

test('keys of the browser stay the browser’s, and Escape is left to the cell', async () => {
  const mounted = await mount(threeTasks());
  const heard: boolean[] = [];
  mounted.figure.addEventListener('keydown', (event) => heard.push(event.defaultPrevented));
  await reach(mounted);
  for (const keys of ['{Escape}', '{F2}', '{Control>}0{/Control}']) await userEvent.keyboard(keys);
  expect(heard.length).toBeGreaterThan(2);
  expect(heard).not.toContain(true);
});

test('buttons zoom in, zoom out and fit', async () => {
  const { timeline, figure } = await mount(threeTasks());
  const whole = timeline.window.value;
  await button('Zoom in').click();
  await button('Zoom in').click();
  expect(lengthOf(timeline.window.value)).toBeCloseTo(lengthOf(whole) / 1.6 ** 2, 3);
  await vi.waitFor(() => expect(wordsIn(figure, 'axis')[0]).not.toBe('0 ms'));
  await button('Zoom out').click();
  expect(lengthOf(timeline.window.value)).toBeCloseTo(lengthOf(whole) / 1.6, 3);
  await button('Fit').click();
  expect(timeline.window.value).toEqual(whole);
});

test('a plain wheel scrolls the page; with Ctrl or Cmd it zooms what is under it, sideways it moves the picture', async () => {
  const { timeline, field, pointAt } = await mount(threeTasks());
  const whole = timeline.window.value;
  const { x } = pointAt(10_000, 1);
  expect(wheel(field, x, { deltaY: 120 }).defaultPrevented).toBe(false);
  expect(timeline.window.value).toBe(whole);
  expect(wheel(field, x, { deltaY: -300, ctrlKey: true }).defaultPrevented).toBe(true);
  expect(lengthOf(timeline.window.value)).toBeLessThan(lengthOf(whole) * 0.6);
  expect(pointAt(10_000, 1).x).toBeCloseTo(x, 0);
  const zoomedOnce = timeline.window.value;
  expect(wheel(field, x, { deltaY: -100, metaKey: true }).defaultPrevented).toBe(true);
  const before = timeline.window.value;
  expect(lengthOf(before)).toBeLessThan(lengthOf(zoomedOnce));
  expect(wheel(field, x, { deltaX: 40, deltaY: 3 }).defaultPrevented).toBe(true);
  expect(timeline.window.value.startUs).toBeGreaterThan(before.startUs);
  expect(pointAt(10_000, 1).x).toBeCloseTo(x - 40, 0);
});

test('dragging moves the picture, and what was under the hand stays under it', async () => {
  const { timeline, field, pointAt } = await mount(threeTasks());
  timeline.window.value = { startUs: 10_000, endUs: 20_000 };
  const { x, y } = pointAt(15_000, 1);
  pointer(field, 'pointerdown', x, y);
  for (const step of [10, 60, 120]) pointer(field, 'pointermove', x - step, y);
  pointer(field, 'pointerup', x - 120, y);
  expect(pointAt(15_000, 1).x).toBeCloseTo(x - 120, 3);
  expect(lengthOf(timeline.window.value)).toBeCloseTo(10_000, 6);
});

test('two fingers zoom, and the times under them stay under them', async () => {
  const { timeline, field, pointAt } = await mount(threeTasks());
  const [left, right] = [pointAt(12_000, 1), pointAt(18_000, 1)];
  pointer(field, 'pointerdown', left.x, left.y, { pointerId: 1 });
  pointer(field, 'pointerdown', right.x, right.y, { pointerId: 2 });
  for (let step = 1; step <= 10; step += 1) {
    pointer(field, 'pointermove', left.x - step * 6, left.y, { pointerId: 1 });
    pointer(field, 'pointermove', right.x + step * 10, right.y, { pointerId: 2 });
  }
  pointer(field, 'pointerup', left.x - 60, left.y, { pointerId: 1 });
  pointer(field, 'pointerup', right.x + 100, right.y, { pointerId: 2 });
  expect(lengthOf(timeline.window.value)).toBeLessThan(31_000 * 0.65);
  expect(Math.abs(pointAt(12_000, 1).x - (left.x - 60))).toBeLessThan(3);
  expect(Math.abs(pointAt(18_000, 1).x - (right.x + 100))).toBeLessThan(3);
});

test('pointing at a span shows its facts and tells its place once; leaving it tells that there is none', async () => {
  const { field, pointAt, onPlace } = await mount(threeTasks());
  expect(facts()).toBe('4 lanes, 1 core, 31 ms');
  await userEvent.hover(field, { position: pointAt(3_000, 1) });
  await vi.waitFor(() => expect(facts()).toBe('Task 1, running, 600 µs to 5.6 ms, parse5 msmain.ts:3'));
  await userEvent.hover(field, { position: pointAt(4_000, 1) });
  await userEvent.hover(field, { position: pointAt(10_000, 1) });
  await vi.waitFor(() => expect(onPlace).toHaveBeenLastCalledWith(inMain(4)));
  await userEvent.hover(button('Fit'));
  await vi.waitFor(() => expect(onPlace).toHaveBeenLastCalledWith(undefined));
  expect(onPlace.mock.calls).toEqual([[inMain(3)], [inMain(4)], [undefined]]);
  expect(facts()).toBe('4 lanes, 1 core, 31 ms');
});

test('a frame stands around the span that is pointed at', async () => {
  const { figure, field, pointAt } = await mount(threeTasks());
  const box = figure.querySelector<HTMLElement>('.timeline-box')!;
  expect(box.hidden).toBe(true);
  await userEvent.hover(field, { position: pointAt(3_000, 1) });
  await vi.waitFor(() => expect(box.hidden).toBe(false));
  const bounds = box.getBoundingClientRect();
  const { left, top } = field.getBoundingClientRect();
  expect(bounds.left - left).toBeCloseTo(pointAt(600, 1).x, -0.5);
  expect(bounds.right - left).toBeCloseTo(pointAt(5_600, 1).x, -0.5);
  expect(bounds.top - top).toBeCloseTo(pointAt(600, 1, 0).y, 0);
});

test('a finger that presses a span shows it, and the keyboard goes on from there', async () => {
  const mounted = await mount(threeTasks());
  const { field, pointAt } = mounted;
  const { x, y } = pointAt(13_000, 3);
  pointer(field, 'pointerdown', x, y);
  pointer(field, 'pointerup', x, y);
  await vi.waitFor(() => expect(facts()).toContain('Task 3, running, 11 ms to 16 ms, parse'));
  await reach(mounted);
  await press('{ArrowRight}', 'Task 3, waiting, 16 ms to 24 ms, disk');
});

test('focus tells its place as pointing does, and losing it tells that there is none', async () => {
  const mounted = await mount(threeTasks());
  await reach(mounted);
  await vi.waitFor(() => expect(mounted.onPlace).toHaveBeenLastCalledWith(inMain(1)));
  await press('{ArrowDown}{ArrowRight}{ArrowRight}', 'Task 1, running, 600 µs to 5.6 ms, parse');
  expect(mounted.onPlace).toHaveBeenLastCalledWith(inMain(3));
  await userEvent.tab();
  await vi.waitFor(() => expect(mounted.onPlace).toHaveBeenLastCalledWith(undefined));
});

test('a line of the program lights up its spans and dims the others', async () => {
  const { litPlace, pixelAt } = await mount(threeTasks());
  const bright = roleColour('--lane-1');
  litPlace.value = inMain(3);
  await vi.waitFor(() => expect(pixelAt(20_000, 1)).not.toEqual(bright));
  expect(pixelAt(3_000, 1)).toEqual(bright);
  litPlace.value = inMain(99);
  await vi.waitFor(() => expect(pixelAt(20_000, 1)).toEqual(bright));
});

test('a timeline that is taken out of the page tells that no place is lit', async () => {
  const { field, pointAt, onPlace } = await mount(threeTasks());
  await userEvent.hover(field, { position: pointAt(3_000, 1) });
  await vi.waitFor(() => expect(onPlace).toHaveBeenLastCalledWith(inMain(3)));
  unmountAll();
  expect(onPlace).toHaveBeenLastCalledWith(undefined);
  await expect.element(page.getByRole('figure')).not.toBeInTheDocument();
});

test('Enter and a double click go to the line that a span came from', async () => {
  const mounted = await mount(threeTasks());
  await reach(mounted);
  await vi.waitFor(() => expect(spoken()).toBe('main, running, 0 ms to 400 µs'));
  await userEvent.keyboard('{Enter}');
  expect(mounted.onGoTo.mock.calls).toEqual([[inMain(1)]]);
  const { x, y } = mounted.pointAt(10_000, 1);
  pointer(mounted.field, 'pointermove', x, y, { pointerType: 'mouse' });
  mounted.field.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  expect(mounted.onGoTo).toHaveBeenCalledTimes(2);
});
