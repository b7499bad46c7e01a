import type {} from '@vitest/browser-playwright';
import { afterEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { timelineParts } from '../../src/components/timeline/timeline-parts.ts';
import { manySpans, threeTasks } from '../synthetic-traces.ts';
import { mount, roleColour, unmountAll } from './timeline-fixture.tsx';
import type { Colour } from './timeline-fixture.tsx';

const { pngFile, svgFile, traceFile } = timelineParts;

afterEach(async () => {
  unmountAll();
  delete document.documentElement.dataset['theme'];
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
});

/** An image's pixels, at its own size. */
async function pixelsOf(file: Blob): Promise<(x: number, y: number) => Colour> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  return (x, y) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(x, y, 1, 1).data;
    return [red, green, blue, alpha];
  };
}

/** Where 3 ms is in the row of the second lane of `threeTasks`, in an image that is 1200 pixels wide. */
const spot = { x: Math.round(104 + (3_000 / 31_000) * 1088), y: 37 };

test('the exported SVG is a picture in the colours of the page as it is now', async () => {
  const { timeline, figure } = await mount(threeTasks());
  expect((await pixelsOf(svgFile(timeline, figure)))(spot.x, spot.y)).toEqual(roleColour('--lane-1'));
  document.documentElement.dataset['theme'] = 'dark';
  expect((await pixelsOf(svgFile(timeline, figure)))(spot.x, spot.y)).toEqual(roleColour('--lane-1'));
});

test('the exported PNG is the same picture, twice as sharp', async () => {
  const { timeline, figure } = await mount(threeTasks());
  const file = await pngFile(timeline, figure);
  expect(file.type).toBe('image/png');
  const { width } = await createImageBitmap(file);
  expect(width).toBe(2400);
  expect((await pixelsOf(file))(2 * spot.x, 2 * spot.y)).toEqual(roleColour('--lane-1'));
});

test('what is exported as a picture is what is in sight', async () => {
  const { timeline, figure } = await mount(threeTasks());
  const whole = await svgFile(timeline, figure).text();
  timeline.window.value = { startUs: 0, endUs: 5_000 };
  const part = await svgFile(timeline, figure).text();
  expect(whole).toContain('total');
  expect(part).not.toContain('total');
});

test('the exported trace is JSON with an event for each span and more', async () => {
  const trace = manySpans(800);
  const file: unknown = JSON.parse(await traceFile(trace).text());
  expect(file).toMatchObject({ displayTimeUnit: 'ms' });
  expect(JSON.stringify(file)).toContain('"ph":"X"');
});

test('on paper the picture is an SVG in the colours of the day', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  const { figure } = await mount(threeTasks());
  expect(figure.querySelector('.timeline-paper svg')).toBeNull();
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  await vi.waitFor(() => expect(figure.querySelector('.timeline-paper svg')).not.toBeNull());
  const svg = figure.querySelector('.timeline-paper svg')!;
  expect(svg.getBoundingClientRect().width).toBeGreaterThan(300);
  expect(figure.querySelector('canvas')!.getBoundingClientRect().width).toBe(0);
  expect(svg.querySelector('text')!.textContent).toBe('main');
  const bar = [...svg.querySelectorAll('rect')].find((rect) => rect.getAttribute('fill') === 'var(--lane-1)')!;
  expect(getComputedStyle(bar).fill).toBe('rgb(0, 105, 168)');
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  await vi.waitFor(() => expect(figure.querySelector('.timeline-paper svg')).toBeNull());
});

test('where the system forces colours, bars have the colour of text and rows that of the page', async () => {
  const { pixelAt } = await mount(threeTasks());
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  const text = document.createElement('span');
  text.style.color = 'CanvasText';
  document.body.append(text);
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(text).color.match(/\d+/gu) ?? []).map(Number);
  await vi.waitFor(() => expect(pixelAt(3_000, 1)).toEqual([red, green, blue, 255]));
  expect(pixelAt(8_000, 2)).toEqual([red, green, blue, 255]);
  expect(pixelAt(10_000, 1, 0.15)).not.toEqual([red, green, blue, 255]);
});
