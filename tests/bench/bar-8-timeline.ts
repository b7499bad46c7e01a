import type { Bar, Bench, Row } from './bar.ts';
import type { BenchPage, Point } from './browser/page.ts';
import { figuresOf } from './figures.ts';
import { buildTimelinePage } from './references/timeline-page.ts';
import { serveSite, type SiteServer } from './server/site-server.ts';

/** How long the page is watched at rest, for comparison, in milliseconds. */
const idleMs = 2000;
/** Turns of the wheel in one direction, and moves of the hand in one. */
const turns = 60;
const moves = 60;

type Frames = { readonly perSecond: number; readonly longestMs: number };
type Sample = { readonly idle: Frames; readonly zoom: Frames; readonly pan: Frames };

/** Bar 8: a timeline with more spans than pixels. */
export const timeline: Bar = {
  number: 8,
  title: 'Timeline',
  promise: '100,000 spans pan and zoom at ≥ 50 frames/s',
  measure: async (bench) => {
    const server = await serveSite(await buildTimelinePage());
    try {
      const samples: Sample[] = [];
      for (let round = 0; round < bench.repeat(5); round += 1) {
        bench.say(`${round + 1}: zoom and pan`);
        samples.push(await sample(bench, server));
      }
      return {
        rows: [
          ...rowsOf('zoom by the wheel, all in sight to a few', samples, 'zoom'),
          ...rowsOf('pan by dragging, half in sight', samples, 'pan'),
        ],
        notes: [
          'A page with nothing but the component that cells show, with 100,000 spans on 8 lanes and 2,000 messages, 1440 × 900 pixels. The wheel and the mouse are the browser’s own input, one event after the other has been heard.',
          'Frames are counted in the page by requestAnimationFrame from the first event to the last; beside it, the same page at rest. The browser draws without a graphics processor where the bench runs as root.',
        ],
      };
    } finally {
      await server.close();
    }
  },
};

function rowsOf(what: string, samples: readonly Sample[], move: 'zoom' | 'pan'): readonly Row[] {
  const figures = (of: keyof Sample, figure: keyof Frames) => figuresOf(samples.map((one) => one[of][figure]));
  return [
    {
      what: `${what}: frames of the page meanwhile`,
      unit: 'rate',
      ours: figures(move, 'perSecond'),
      limit: { kind: 'at-least', value: 50 },
      reference: { name: 'the page at rest', figures: figures('idle', 'perSecond') },
    },
    {
      what: `${what}: the longest wait for a frame`,
      unit: 'ms',
      ours: figures(move, 'longestMs'),
      reference: { name: 'the page at rest', figures: figures('idle', 'longestMs') },
    },
  ];
}

async function sample(bench: Bench, server: SiteServer): Promise<Sample> {
  return bench.browser.withPage({}, async (page) => {
    await page.open(`${server.origin}/index.html`);
    await page.waitFor(() => document.querySelector('canvas')?.height ?? 0, []);
    const middle = await page.evaluate(() => {
      const { left, top, width, height } = document.querySelector('.timeline-field')!.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const idle = await during(page, () => page.let(idleMs));
    const zoom = await during(page, () => zoomThere(page, middle));
    await page.evaluate(() => timelinePage.showHalf());
    const pan = await during(page, () => panThere(page, middle));
    return { idle, zoom, pan };
  });
}

async function during(page: BenchPage, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => benchProbe.countFrames());
  await act();
  const deltas = await page.evaluate(() => benchProbe.takeFrames());
  const wholeMs = deltas.reduce((sum, delta) => sum + delta, 0);
  return { perSecond: (deltas.length * 1000) / wholeMs, longestMs: Math.max(...deltas) };
}

/** In until a few spans fill the picture, and out again. */
async function zoomThere(page: BenchPage, at: Point): Promise<void> {
  for (const down of [-60, 60]) {
    for (let turn = 0; turn < turns; turn += 1) await page.turnWheel(at, down, { ctrl: true });
  }
}

/** To the left, to the right, and back. */
async function panThere(page: BenchPage, { x, y }: Point): Promise<void> {
  const reach = 400;
  const swing = Array.from({ length: 2 * moves }, (_, move): Point => ({
    x: x + reach * Math.sin((move / moves) * Math.PI),
    y,
  }));
  await page.drag([{ x, y }, ...swing]);
}
