import type { Bar, Bench, Row } from './bar.ts';
import { comparedLesson } from './bare-starlight.ts';
import type { BenchPage } from './browser/page.ts';
import { figuresOf, type Figures } from './figures.ts';
import { lighthouseCategories, lighthouseScores, type LighthouseScores } from './lighthouse.ts';
import type { Served, SiteServer } from './server/site-server.ts';

/** How long a page is left alone after its `load`, for what it fetches and does by itself, in milliseconds. */
const restMs = 2000;

/** What of the site is for editing and running, and must not be fetched before a touch. */
const heavy = /monaco|esbuild|ts\.worker|editor\.worker|compile\.worker|\.wasm$/u;

type Paint = { readonly lcpMs: number; readonly tbtMs: number; readonly preloadedFonts: number };
type Weight = {
  readonly kB: number;
  readonly bodyKb: number;
  readonly fontsKb: number;
  readonly heavyKb: number;
  readonly requests: number;
};
type Visit = Paint & Weight;
type Site = { readonly origin: string; readonly server: SiteServer; readonly path: string };

const conditions = [
  { name: '', slow: false },
  { name: ', CPU ×4 and 10 Mbit/s', slow: true },
] as const;

/** Bar 1: what a lesson costs a reader who only reads. */
export const weight: Bar = {
  number: 1,
  title: 'A lesson page before any touch',
  promise:
    '≤ 65 kB without fonts, fonts ≤ 75 kB with only the prose font preloaded, 0 bytes of Monaco or esbuild; LCP within 10 % of a bare Starlight lesson page; TBT 0; Lighthouse 100 / 100 / 100 / 100',
  measure: async (bench) => {
    bench.say('building the bare Starlight page');
    const bare = await bench.bareStarlight();
    const ours = { server: bench.site, path: `/${comparedLesson}/` };
    const rows: Row[] = [];
    for (const { name, slow } of conditions) {
      const visits: { readonly ours: Visit; readonly bare: Visit }[] = [];
      for (let round = 0; round < bench.repeat(10); round += 1) {
        bench.say(`${round + 1}: visits${name}`);
        const originOf = (server: SiteServer): string => (slow ? bench.slowOrigin(server) : server.origin);
        visits.push({
          ours: await visit(bench, { ...ours, origin: originOf(ours.server) }, slow),
          bare: await visit(bench, { ...bare, origin: originOf(bare.server) }, slow),
        });
      }
      const of = (site: 'ours' | 'bare', key: keyof Visit): Figures => figuresOf(visits.map((one) => one[site][key]));
      if (!slow) rows.push(...weightRows(of));
      rows.push(...paintRows(of, name));
    }
    return {
      rows: [...rows, ...(await lighthouseRows(bench, ours, bare))],
      notes: [
        `Both are the lesson ${comparedLesson}: the same text and the same programs; bare Starlight shows them as code blocks with its own theme and nothing else. A new browser context each time; bytes are counted by the server until ${restMs} ms after the page's load, headers of HTTP/1.1 included.`,
        'LCP and TBT come from the page itself (largest-contentful-paint and longtask entries), Lighthouse has its own throttled view of both.',
      ],
    };
  },
};

function weightRows(of: (site: 'ours' | 'bare', key: keyof Visit) => Figures): readonly Row[] {
  const row = (what: string, key: keyof Visit, atMost?: number): Row => ({
    what,
    unit: key === 'requests' || key === 'preloadedFonts' ? 'count' : 'kB',
    ours: of('ours', key),
    ...(atMost !== undefined && { limit: { kind: 'at-most', value: atMost } }),
    reference: { name: 'bare Starlight', figures: of('bare', key) },
  });
  return [
    row('on the wire, fonts apart', 'kB', 65),
    row('the same, bodies only', 'bodyKb'),
    row('fonts', 'fontsKb', 75),
    row('fonts that are preloaded', 'preloadedFonts', 1),
    row('Monaco and esbuild', 'heavyKb', 0),
    row('requests', 'requests'),
  ];
}

function paintRows(of: (site: 'ours' | 'bare', key: keyof Visit) => Figures, name: string): readonly Row[] {
  return [
    {
      what: `largest contentful paint${name}`,
      unit: 'ms',
      ours: of('ours', 'lcpMs'),
      limit: { kind: 'at-most', value: 1.1 },
      limitIsRatio: true,
      reference: { name: 'bare Starlight', figures: of('bare', 'lcpMs') },
    },
    {
      what: `total blocking time${name}`,
      unit: 'ms',
      ours: of('ours', 'tbtMs'),
      ...(name === '' && { limit: { kind: 'at-most', value: 0 } }),
      reference: { name: 'bare Starlight', figures: of('bare', 'tbtMs') },
    },
  ];
}

async function lighthouseRows(
  bench: Bench,
  ours: Pick<Site, 'server' | 'path'>,
  bare: Pick<Site, 'server' | 'path'>,
): Promise<readonly Row[]> {
  const scores: { readonly ours: LighthouseScores; readonly bare: LighthouseScores }[] = [];
  for (let round = 0; round < bench.repeat(3); round += 1) {
    bench.say(`${round + 1}: Lighthouse`);
    const scoresOf = ({ server, path }: Pick<Site, 'server' | 'path'>): Promise<LighthouseScores> =>
      lighthouseScores(server.origin + path, bench.browser.debuggingPort);
    scores.push({ ours: await scoresOf(ours), bare: await scoresOf(bare) });
  }
  return lighthouseCategories.map((category) => ({
    what: `Lighthouse, ${category.replaceAll('-', ' ')}`,
    unit: 'score',
    ours: figuresOf(scores.map((one) => one.ours[category])),
    limit: { kind: 'at-least', value: 100 },
    reference: { name: 'bare Starlight', figures: figuresOf(scores.map((one) => one.bare[category])) },
  }));
}

async function visit(bench: Bench, { origin, server, path }: Site, slow: boolean): Promise<Visit> {
  return bench.browser.withPage({ cpuSlowdown: slow ? 4 : 1 }, async (page) => {
    server.takeServed();
    await page.open(origin + path);
    await page.let(restMs);
    return { ...(await paintOf(page)), ...weigh(server.takeServed()) };
  });
}

function paintOf(page: BenchPage): Promise<Paint> {
  return page.evaluate(async () => {
    const entries = (type: string): Promise<PerformanceEntryList> =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          observer.disconnect();
          resolve(list.getEntries());
        });
        observer.observe({ type, buffered: true });
        // Where there were none, the observer is never called.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
      });
    const paints = await entries('largest-contentful-paint');
    const tasks = await entries('longtask');
    return {
      lcpMs: paints.at(-1)?.startTime ?? Number.NaN,
      tbtMs: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      preloadedFonts: document.querySelectorAll('link[rel=preload][as=font]').length,
    };
  });
}

function weigh(served: readonly Served[]): Weight {
  const sum = (list: readonly Served[], key: 'wireBytes' | 'bodyBytes'): number =>
    list.reduce((bytes, one) => bytes + one[key], 0) / 1000;
  const fonts = served.filter(({ path }) => path.endsWith('.woff2'));
  const rest = served.filter((one) => !fonts.includes(one));
  return {
    kB: sum(rest, 'wireBytes'),
    bodyKb: sum(rest, 'bodyBytes'),
    fontsKb: sum(fonts, 'wireBytes'),
    heavyKb: sum(
      served.filter(({ path }) => heavy.test(path)),
      'wireBytes',
    ),
    requests: served.length,
  };
}
