import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Locator } from 'vitest/browser';
import { tableOf } from '../../src/runtime/index.ts';
import type { Lane } from '../../src/runtime/index.ts';
import { fourWorkers, manyCores, manySpans, minutes, oneLane, threeTasks, traceOf } from '../synthetic-traces.ts';
import { button, mount, roleColour, shareOf, unmountAll, wordsIn } from './timeline-fixture.tsx';

afterEach(() => {
  unmountAll();
  delete document.documentElement.dataset['theme'];
});

/** Waits until an element's text has this in it, or has it no longer. */
async function says(locator: Locator, pattern: RegExp | string, has = true): Promise<void> {
  const isThere = (): boolean => new RegExp(pattern).test(locator.element().textContent);
  await vi.waitFor(() => expect(isThere(), locator.element().textContent).toBe(has));
}

test('a span that runs is solid in the colour of its lane', async () => {
  const { pixelsBetween } = await mount(threeTasks());
  expect(shareOf(pixelsBetween(1_000, 5_400, 1), roleColour('--lane-1'))).toBe(1);
  expect(shareOf(pixelsBetween(6_000, 10_600, 2), roleColour('--lane-2'))).toBe(1);
  expect(shareOf(pixelsBetween(1_000, 5_400, 1, 0.9), roleColour('--lane-1'))).toBe(1);
});

test('a lane that is blocked is hatched', async () => {
  const { pixelsBetween } = await mount(threeTasks());
  const pixels = pixelsBetween(10_000, 28_000, 0);
  const share = shareOf(pixels, roleColour('--lane-0'));
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.5);
  expect(shareOf(pixels, roleColour('--picture-track'))).toBeGreaterThan(0.3);
  // Stripes lean: one row below, they are somewhere else.
  expect(pixelsBetween(10_000, 28_000, 0, 0.6)).not.toEqual(pixels);
});

test('a lane that waits is a dotted line', async () => {
  const { pixelsBetween } = await mount(threeTasks());
  const share = shareOf(pixelsBetween(10_000, 17_000, 1), roleColour('--lane-1'));
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.7);
  expect(shareOf(pixelsBetween(10_000, 17_000, 1, 0.15), roleColour('--picture-track'))).toBe(1);
});

test('a lane that is ready is a light tint in a thin line', async () => {
  const { pixelsBetween } = await mount(threeTasks());
  const inside = pixelsBetween(1_000, 5_000, 2);
  expect(new Set(inside.map(String)).size).toBe(1);
  expect(shareOf(inside, roleColour('--lane-2'))).toBe(0);
  expect(shareOf(inside, roleColour('--picture-track'))).toBe(0);
  expect(shareOf(pixelsBetween(1_000, 5_000, 2, 0.01), roleColour('--lane-2'))).toBe(1);
});

test('a switch is a dark tick', async () => {
  const { pixelAt } = await mount(threeTasks());
  expect(pixelAt(500, 1)).toEqual(roleColour('--picture-switch'));
});

test('where rows are cores, bars have the colour of the thread that runs on the core', async () => {
  const { timeline, pixelAt } = await mount(threeTasks());
  await page.getByRole('radio', { name: 'Cores' }).click({ force: true });
  await vi.waitFor(() => expect(pixelAt(3_000, 0)).toEqual(roleColour('--lane-1')));
  expect(pixelAt(8_000, 0)).toEqual(roleColour('--lane-2'));
  expect(pixelAt(13_000, 0)).toEqual(roleColour('--lane-3'));
  expect(pixelAt(17_000, 0)).toEqual(roleColour('--picture-track'));
  // The choice stays when another trace comes.
  timeline.show(minutes(5));
  await vi.waitFor(() => expect(pixelAt(30_000_000, 4)).toEqual(roleColour('--lane-5')));
});

test('a run on the reader’s own computer has no cores to choose', async () => {
  await mount(fourWorkers());
  await expect.element(page.getByRole('radiogroup', { name: 'Rows' })).not.toBeInTheDocument();
});

test('colours follow the theme', async () => {
  const { pixelAt } = await mount(threeTasks());
  const byDay = pixelAt(3_000, 1);
  document.documentElement.dataset['theme'] = 'dark';
  await vi.waitFor(() => expect(pixelAt(3_000, 1)).not.toEqual(byDay));
  expect(pixelAt(3_000, 1)).toEqual(roleColour('--lane-1'));
  expect(pixelAt(17_000, 3, 0.15)).toEqual(roleColour('--picture-track'));
});

test('a message is an arrow between bars', async () => {
  const { pixelAt, pixelsBetween } = await mount(fourWorkers());
  // Worker 4 answers main at 155.9 ms: just above its bar the arrow has hardly begun to lean.
  const above = pixelsBetween(155_500, 156_600, 4, -0.2);
  expect(above.some((colour) => colour[3] > 60)).toBe(true);
  expect(pixelAt(60_000, 4, -0.2)[3]).toBe(0);
});

test('names of spans stand on their bars, numbers with their unit under them', async () => {
  const { figure, timeline } = await mount(fourWorkers());
  await vi.waitFor(() => expect(wordsIn(figure, 'words')).toContain('countPrimes(0 – 1e6)'));
  expect(wordsIn(figure, 'words')).toContain('primes');
  expect(wordsIn(figure, 'axis').at(0)).toBe('0 ms');
  timeline.show(minutes(1));
  await vi.waitFor(() => expect(wordsIn(figure, 'axis')).toContain('1:30'));
  expect(wordsIn(figure, 'axis').at(-1)).toBe('5:00 min');
});

test('the figure says whether its times were measured', async () => {
  const { timeline } = await mount(oneLane());
  const note = page.getByText(/^Times are/u);
  await says(note, 'measured by the clock of this browser, which moves in steps of 100 µs.');
  timeline.show(threeTasks());
  await says(note, 'Times are virtual and exact to the microsecond');
});

test('the table says what the picture shows', async () => {
  const trace = fourWorkers();
  await mount(trace);
  await expect.element(page.getByRole('table')).not.toBeInTheDocument();
  await page.getByText('Timeline as a table').click();
  const table = page.getByRole('table', { name: 'Timeline as a table' });
  await expect.element(table).toBeVisible();
  const rows = [...table.element().querySelectorAll('tr')].map(({ cells }) =>
    [...cells].map(({ textContent }) => textContent),
  );
  expect(rows[0]).toEqual(['Lane', 'Start', 'End', 'State', 'What']);
  expect(rows.slice(1)).toEqual(tableOf(trace).rows);
});

test('of a hundred thousand spans the table has some and the number of the rest', async () => {
  await mount(manySpans());
  await page.getByText('Timeline as a table').click();
  await expect.element(page.getByText('101,500 more rows are in the exported trace.')).toBeVisible();
});

test('a run that left nothing says so', async () => {
  const { figure } = await mount(traceOf({ lanes: {} }));
  expect(figure.querySelector('canvas')).toBeNull();
  await says(page.getByRole('figure', { name: 'Timeline' }), 'This run left nothing to draw.');
});

test('of a thousand lanes the first ones are drawn, and it says so', async () => {
  const workers = Array.from({ length: 999 }, (_, index): [Lane, []] => [`worker-${index + 1}`, []]);
  const { figure } = await mount(traceOf({ lanes: { main: [['running', 0, 9]], ...Object.fromEntries(workers) } }));
  expect(figure.querySelector('canvas')!.clientHeight).toBeLessThan(1500);
  await expect.element(page.getByText(/room for 120 of 1,000 lanes/u)).toBeVisible();
});

test('where spans share pixels or messages are too many, it says so, and zooming in is enough', async () => {
  const { timeline } = await mount(manySpans());
  const note = page.getByText(/^Times are/u);
  await says(note, /several spans share a pixel.*Zoom in to see the messages/u);
  timeline.window.value = { startUs: 1_000_000, endUs: 1_000_500 };
  await says(note, /Zoom in|share a pixel/u, false);
});

test('the key has the textures that the picture has', async () => {
  const { timeline } = await mount(threeTasks());
  const key = page.getByRole('list');
  await says(key, /^running.*waiting.*blocked.*ready.*switching.*output$/u);
  timeline.show(minutes(5));
  await says(key, /^running$/u);
});

test('the picture fits a narrow page and a sharp screen', async () => {
  const { figure, field } = await mount(fourWorkers(), 360);
  expect(figure.scrollWidth).toBeLessThanOrEqual(360);
  expect(field.clientWidth).toBeGreaterThan(200);
});

test('the picture grows with its place', async () => {
  const { figure, field, pixelAt } = await mount(threeTasks(), 500);
  figure.parentElement!.style.inlineSize = '900px';
  await vi.waitFor(() => expect(figure.querySelector('canvas')!.width).toBe(field.clientWidth * devicePixelRatio));
  expect(field.clientWidth).toBeGreaterThan(700);
  expect(pixelAt(3_000, 1)).toEqual(roleColour('--lane-1'));
});

test('nothing of the timeline is a trap for the keyboard', async () => {
  await mount(manyCores());
  const after = document.createElement('button');
  document.body.append(after);
  const stops: (string | null)[] = [];
  while (document.activeElement !== after && stops.length < 20) {
    await userEvent.tab();
    stops.push(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null);
  }
  expect(document.activeElement).toBe(after);
  expect(stops).toContain('Spans');
  await expect.element(button('Fit')).toBeVisible();
});
