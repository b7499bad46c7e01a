import { expect, test, type Page } from '@playwright/test';
import { cellTitled, liveCell, openEditor, runTo } from './cell.ts';
import { lessons } from './lessons.ts';

// Fault 62 of the suite.

const title = 'A shopping basket';

/** Opens a lesson whose first cell stands there so many times, each with a number behind its title. */
async function openLessonWithCells(page: Page, count: number): Promise<void> {
  await page.route(`**/${lessons.book.slice(2)}`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const [program] =
      /<div class="program">(?:(?!<div class="program">)[^])*?A shopping basket[^]*?<\/astro-island>/.exec(html) ?? [];
    if (program === undefined) throw new Error(`There is no cell "${title}" in the lesson.`);
    const copies = Array.from(
      { length: count - 1 },
      (_, index) => `${program.replaceAll(title, `${title} ${index + 2}`).replace(/ uid="/, `$&${index + 2}`)}</div>`,
    );
    await route.fulfill({ response, body: html.replace(program, () => `${copies.join('')}${program}`) });
  });
  await page.goto(lessons.book);
  await expect(page.getByRole('region', { name: /^Program: A shopping basket/ })).toHaveCount(count);
}

function nameOf(index: number): string {
  return index === 1 ? title : `${title} ${index}`;
}

test('fifty cells on a page have one editor and one frame that runs', async ({ page }) => {
  await openLessonWithCells(page, 50);
  for (let index = 2; index <= 50; index += 8) {
    const cell = cellTitled(page, nameOf(index));
    await runTo(cell, 'completed');
    expect(await page.locator('iframe[data-state="busy"]').count()).toBe(0);
    expect(await page.locator('iframe').count()).toBeLessThanOrEqual(2);
  }
  for (const index of [2, 50]) {
    await openEditor(cellTitled(page, nameOf(index)), 'main.ts');
    await expect(page.getByRole('textbox', { name: /^Code: / })).toHaveCount(1);
  }
});

test('memory stays flat over two hundred runs', async ({ page }) => {
  // Two hundred runs, each with a thread of its own.
  test.setTimeout(1_200_000);
  await openLessonWithCells(page, 4);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const measure = async (): Promise<Record<string, number>> => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  /** Runs all cells in turn so many times, as fast as the page can. */
  const runAll = (rounds: number): Promise<void> =>
    page.evaluate(async (count) => {
      const cells = [...document.querySelectorAll<HTMLElement>('section[data-program="first"]')];
      const run = (cell: HTMLElement): Promise<void> => {
        const { promise, resolve } = Promise.withResolvers<undefined>();
        const observer = new MutationObserver(() => {
          if (cell.dataset['busy'] !== undefined || cell.dataset['outcome'] === undefined) return;
          observer.disconnect();
          resolve(undefined);
        });
        observer.observe(cell, { attributeFilter: ['data-busy', 'data-outcome'] });
        const button = [...cell.querySelectorAll('button')].find(({ textContent }) => textContent === 'Run');
        button?.click();
        return promise;
      };
      for (let round = 0; round < count; round += 1) for (const cell of cells) await run(cell);
    }, rounds);
  for (let index = 1; index <= 4; index += 1) await liveCell(page, nameOf(index));
  await runAll(5);
  const before = await measure();
  await runAll(45);
  const after = await measure();
  expect(after['Nodes']).toBeLessThanOrEqual((before['Nodes'] ?? 0) + 20);
  expect(after['JSEventListeners']).toBeLessThanOrEqual((before['JSEventListeners'] ?? 0) + 5);
  expect(after['Frames']).toBeLessThanOrEqual((before['Frames'] ?? 0) + 1);
  expect((after['JSHeapUsedSize'] ?? 0) - (before['JSHeapUsedSize'] ?? 0)).toBeLessThan(1_000_000);
  // A frame that is ready for the next run keeps a worker ready, too.
  expect(page.frames().length).toBeLessThanOrEqual(3);
  expect(page.workers().length).toBeLessThanOrEqual(2);
});
