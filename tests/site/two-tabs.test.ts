import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { buttonOf, expectEnded, liveCell, pickMachine, printedBy, runTo, runUntil, verdictOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';
import type { LinkedProgram } from '../../src/runtime/program/link.ts';

const workers: LinkedProgram = {
  title: 'Four that spin',
  files: [
    {
      name: 'main.ts',
      text: `let waiting = 4;
for (let n = waiting; n > 0; n -= 1) {
  new Worker(new URL('./spin.ts', import.meta.url), { type: 'module' }).onmessage = () => {
    waiting -= 1;
    if (waiting === 0) console.log('on');
  };
}
setInterval(() => {}, 1000);`,
    },
    { name: 'spin.ts', text: 'postMessage("on");\nwhile (true) {}' },
  ],
  machine: { kind: 'workers', workers: 4 },
};
const spinning = {
  // A loop that carries no guard, which would end it after 30 s.
  'the main thread': programOf('console.log("on");\nnew Function("while (true) {}")();'),
  'four workers': workers,
} as const satisfies Record<string, LinkedProgram>;

/** Opens an address in a second tab of the same browser. */
type OpenSecond = (first: Page, context: BrowserContext, address: string) => Promise<Page>;

const ways = {
  'by itself': async (_first, context, address) => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  },
  'by a link with target=_blank': (first, context, address) =>
    followLink(first, context, address, { target: '_blank' }),
  'by a click with Ctrl on a link': (first, context, address) => followLink(first, context, address, { held: 'Ctrl' }),
  // No page of the site does this. Such a tab shares the processes of the one that opened it.
  'by a script that keeps its hold on it': async (first, context, address) => {
    const opened = context.waitForEvent('page');
    await first.evaluate((url) => void window.open(url), address);
    return opened;
  },
} as const satisfies Record<string, OpenSecond>;

async function followLink(
  first: Page,
  context: BrowserContext,
  address: string,
  { target, held }: { readonly target?: string; readonly held?: 'Ctrl' },
): Promise<Page> {
  await first.evaluate(
    ([href, wanted]) => {
      const link = document.createElement('a');
      Object.assign(link, { href, textContent: 'the lesson', ...(wanted && { target: wanted }) });
      document.querySelector('main')?.prepend(link);
    },
    [address, target] as const,
  );
  const opened = context.waitForEvent('page');
  await first
    .getByRole('link', { name: 'the lesson', exact: true })
    .click(held === undefined ? {} : { modifiers: ['ControlOrMeta'] });
  return opened;
}

/** Starts a program that spins in a first tab, whose own clock runs so slow that the run's limit is far off. */
async function spinIn(first: Page, program: LinkedProgram): Promise<Locator> {
  await first.addInitScript(() => {
    if (window.top !== window) return;
    const now = performance.now.bind(performance);
    performance.now = () => now() / 100;
  });
  const cell = await openProgram(first, program);
  await runUntil(cell, 'on');
  return cell;
}

/** Runs a program on both machines in the second tab, while the first one is busy; then stops the first one. */
async function expectUndisturbed(first: Locator, second: Locator): Promise<void> {
  for (const machine of ['Main thread', 'Workers'] as const) {
    await pickMachine(second, machine);
    await runTo(second, 'completed');
    expect(await printedBy(second)).toHaveLength(4);
  }
  await expect(first).toHaveAttribute('data-busy');
  await buttonOf(first, 'Stop').click();
  await expectEnded(first, 'stopped');
}

for (const way of ['by itself', 'by a link with target=_blank', 'by a click with Ctrl on a link'] as const) {
  test(`while a program spins, on the main thread or on four workers, a tab that was opened ${way} runs programs`, async ({
    page,
    context,
    baseURL,
  }) => {
    const onMain = await spinIn(page, spinning['the main thread']);
    const second = await ways[way](page, context, new URL(lessons.book, baseURL).href);
    const cell = await liveCell(second, 'A shopping basket');
    await expectUndisturbed(onMain, cell);
    await page.bringToFront();
    const onWorkers = await openProgram(page, spinning['four workers']);
    await runUntil(onWorkers, 'on');
    await second.bringToFront();
    await expectUndisturbed(onWorkers, cell);
  });
}

test('a tab whose sandbox shares a thread with a spinning one says so, and works once that one is stopped', async ({
  page,
  context,
  baseURL,
}) => {
  const first = await spinIn(page, spinning['the main thread']);
  const second = await ways['by a script that keeps its hold on it'](
    page,
    context,
    new URL(lessons.book, baseURL).href,
  );
  const cell = await liveCell(second, 'A shopping basket');
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(
    /^Cannot run here: The sandbox for programs did not start within 15 s\. A program in another tab of this site may hold it up: stop it there\./,
  );
  await buttonOf(first, 'Stop').click();
  await expectEnded(first, 'stopped');
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});
