import { expect, test, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { buttonOf, cellTitled, edit, expectEnded, expectNeverRun, printedBy, runTo, runUntil } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

// Fault 55 of the suite. Playwright switches the back/forward cache off; here it is part of the test.
test.use({
  launchOptions: {
    executablePath: chromiumLaunch.executablePath,
    args: chromiumLaunch.args,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) =>
      document.documentElement.toggleAttribute('data-came-back', persisted),
    );
  }),
);

/** Goes to another lesson by a link. */
async function leave(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'A second event loop' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A second event loop');
}

test('who comes back finds text, edits and output as they were, a run that was under way stopped, and can go on', async ({
  page,
}) => {
  await page.goto(lessons.book);
  const edited = cellTitled(page, 'A shopping basket');
  await edit(edited, 'main.ts', 'console.log("before");');
  await runTo(edited, 'completed');
  const running = cellTitled(page, 'A sign in the window');
  await buttonOf(running, 'Run').click();
  await expect(running.locator('iframe[data-state="busy"]')).toHaveCount(1);
  await leave(page);
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-came-back');
  await expectEnded(running, 'stopped');
  await expect(running.locator('iframe[data-state="busy"]')).toHaveCount(0);
  await runTo(running, 'completed');
  expect(await printedBy(edited)).toEqual(['before']);
  await runTo(edited, 'completed');
  expect(await printedBy(edited)).toEqual(['before']);
});

test('threads that spin when the reader leaves are ended, and who comes back can go on', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A loop that you can make endless');
  await edit(cell, 'main.ts', 'console.log("on");\nwhile (true) {}');
  await runUntil(cell, 'on');
  const threads = (): number => page.workers().filter((worker) => worker.url().startsWith('blob:')).length;
  expect(threads()).toBeGreaterThan(0);
  await leave(page);
  await expect.poll(threads).toBe(0);
  // The browser keeps no page that holds a spinning thread: this one may come back fresh.
  await page.goBack({ waitUntil: 'commit' });
  await expect(cell).toBeAttached();
  await expect(cell).not.toHaveAttribute('data-busy');
  await edit(cell, 'main.ts', 'console.log("again");');
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['again']);
});

test('a reload shows the program at rest, also one that hung', async ({ page }) => {
  const cell = await openProgram(page, programOf('console.log("on");\nwhile (true) {}'));
  await runUntil(cell, 'on');
  await page.reload();
  await expectNeverRun(cell);
  await expect(buttonOf(cell, 'Run')).toBeEnabled();
});

test('an address with a hash opens at its heading, and a reload keeps the place', async ({ page }) => {
  await page.goto(`${lessons.book}#choose-a-machine`);
  const heading = page.getByRole('heading', { name: 'Choose a machine' });
  await expect(heading).toBeInViewport();
  await page.reload();
  await expect(heading).toBeInViewport();
  expect(new URL(page.url()).hash).toBe('#choose-a-machine');
});
