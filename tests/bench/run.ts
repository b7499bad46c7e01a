import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtSites, ensureBuilt } from '../../scripts/built-site.ts';
import type { Bar, Bench, Measured } from './bar.ts';
import { buildBareStarlight, type BareStarlight } from './bare-starlight.ts';
import { startBrowser } from './browser/browser.ts';
import { describeMachine, loadNow } from './machine.ts';
import { markdownReport, terminalReport, type Found } from './report.ts';
import { openSlowLine, type SlowLine } from './server/slow-line.ts';
import { serveSite, type SiteServer } from './server/site-server.ts';
import { weight } from './bar-1-weight.ts';
import { firstRun } from './bar-2-first-run.ts';
import { editAndRun } from './bar-3-edit-and-run.ts';
import { firstEdit } from './bar-4-first-edit.ts';
import { stop } from './bar-5-stop.ts';
import { pool } from './bar-6-pool.ts';
import { flood } from './bar-7-flood.ts';
import { timeline } from './bar-8-timeline.ts';
import { explorer } from './bar-9-explorer.ts';
import { grading } from './bar-12-grading.ts';

const bars: readonly Bar[] = [weight, firstRun, editAndRun, firstEdit, stop, pool, flood, timeline, explorer, grading];

const usage = `npm run bench -- [--only 2,3] [--quick] [--dist folder]
  --only   the bars to measure, by their numbers; docs/bench.md is left alone then
  --quick  a few repetitions; docs/bench.md is left alone then
  --dist   a built site to measure; without it, the site is built if it is not fresh`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    dist: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) console.log(usage);
else await run();

async function run(): Promise<void> {
  const wanted = options.only?.split(',').map(Number);
  const chosen = bars.filter(({ number }) => wanted?.includes(number) ?? true);
  if (chosen.length === 0) throw new Error(`There is no bar ${options.only ?? ''}.\n${usage}`);
  if (options.dist === undefined) await ensureBuilt('root');

  const loadBefore = loadNow();
  console.log('Compressing the site as a host does; the first time takes a minute.');
  const site = await serveSite(options.dist ?? builtSites.root.folder);
  const lines = new Map<SiteServer, SlowLine>([[site, await openSlowLine(site.port)]]);
  const browser = await startBrowser();
  let starlight: Promise<BareStarlight> | undefined;
  const found: Found[] = [];
  try {
    for (const bar of chosen) {
      console.log(`\n${bar.number}. ${bar.title}`);
      const bench: Bench = {
        browser,
        site,
        slowOrigin: (server) => `http://127.0.0.1:${lines.get(server)?.port}`,
        bareStarlight: async () => {
          starlight ??= buildBareStarlight();
          const { server } = await starlight;
          if (!lines.has(server)) lines.set(server, await openSlowLine(server.port));
          return starlight;
        },
        repeat: (usual) => (options.quick ? Math.min(2, usual) : usual),
        say: (what) => console.log(`   ${what}`),
      };
      found.push({ bar, measured: await bar.measure(bench).catch(notMeasured) });
    }
  } finally {
    await browser.close();
    for (const line of lines.values()) await line.close();
    await site.close();
    await starlight?.then(({ server }) => server.close());
  }
  console.log(terminalReport(found));
  if (wanted === undefined && !options.quick) {
    writeFileSync('docs/bench.md', markdownReport(found, describeMachine(browser.version, loadBefore)));
    console.log('\nWritten to docs/bench.md.');
  }
}

/** A bar that cannot be measured does not keep the others from it. */
function notMeasured(reason: unknown): Measured {
  const said = reason instanceof Error ? reason.message : String(reason);
  console.error(reason);
  return { rows: [], notes: [`Not measured: ${said}`] };
}
