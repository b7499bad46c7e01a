import { expect, test } from '@playwright/test';
import {
  buttonOf,
  cellTitled,
  codeBlockOf,
  expectEnded,
  liveCell,
  printedBy,
  runTo,
  textboxOf,
  verdictOf,
} from './cell.ts';
import { failures, holdBack, letFail } from './faults.ts';
import type { Failure } from './faults.ts';
import { lessons } from './lessons.ts';

// Fault 48 of the suite: a part of the site does not arrive. The lesson can be read, Run says what is missing, and the
// next try works without a reload.

const missing =
  'The part of the site that runs programs could not be fetched. Check the connection and press Run again; if the site has changed since this page was opened, reload it.';

for (const how of Object.keys(failures) as Failure[]) {
  test(`Run and the editor say when their parts meet ${how}, and work once that is over; a compiled program is done without`, async ({
    page,
  }) => {
    const repairRun = await letFail(page, '**/_astro/live-cell.*.js', how);
    const repairEditor = await letFail(page, '**/_astro/monaco-editor.*', how);
    await letFail(page, '**/programs/*.json', how);
    await page.goto(lessons.book);
    const cell = await liveCell(page, 'A shopping basket');
    await buttonOf(cell, 'Run').click();
    await expect(verdictOf(cell)).toHaveText(missing);
    await expect(cell).not.toHaveAttribute('data-busy');
    await expect(codeBlockOf(cell, 'main.ts')).toBeVisible();
    await repairRun();
    // Its compiled form cannot be had either: the page compiles it.
    await runTo(cell, 'completed');
    expect(await printedBy(cell)).toHaveLength(4);

    await codeBlockOf(cell, 'main.ts').click();
    await expect(verdictOf(cell)).toContainText(/The editor could not be loaded: .+\. Your program still runs; .+\.$/);
    await expect(codeBlockOf(cell, 'main.ts')).toBeVisible();
    await runTo(cell, 'completed');
    await repairEditor();
    await codeBlockOf(cell, 'main.ts').click();
    await expect(textboxOf(cell, 'main.ts')).toBeFocused();
  });
}

test('Run waits for a part that is slow, and says that it does', async ({ page }) => {
  const release = await holdBack(page, '**/_astro/live-cell.*.js');
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  await buttonOf(cell, 'Run').click();
  await expect(cell.getByText(/^Still running, [\d.]+ s$/)).toBeVisible();
  await expect(cell).toHaveAttribute('data-busy');
  release();
  await expectEnded(cell, 'completed');
});

test('a page that lost the connection before it was touched says so, and works when it is back', async ({
  page,
  context,
}) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'Eight customers');
  await context.setOffline(true);
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(missing);
  await context.setOffline(false);
  await runTo(cell, 'completed');
});

for (const part of ['Cell', 'client', 'CellView']) {
  test(`a page whose ${part}.js did not arrive at first can be read, and a click on Run waits for the second try`, async ({
    page,
  }) => {
    await page.route(`**/_astro/${part}.*.js`, (route) => route.abort(), { times: 1 });
    const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(`/${part}.`));
    await page.goto(lessons.book);
    const cell = cellTitled(page, 'A shopping basket');
    await cell.scrollIntoViewIfNeeded();
    await failed;
    await expect(codeBlockOf(cell, 'main.ts')).toContainText('const prices');
    await buttonOf(cell, 'Run').click();
    await expectEnded(cell, 'completed');
  });
}

// Fault 50: a new version was deployed while the page was open, and the old files are gone.
test('a page whose files are gone since a deployment says so and keeps its text, and a reload brings it back', async ({
  page,
}) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  const deploy = await letFail(page, '**/_astro/**', 'an answer 404');
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(missing);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How to use this book');
  await expect(codeBlockOf(cell, 'main.ts')).toBeVisible();
  await deploy();
  await page.reload();
  await runTo(cell, 'completed');
});

test('a file that is not there is answered with 404, never with a page that passes for it', async ({ request }) => {
  const answer = await request.get('./_astro/live-cell.00000000.js');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-type']).not.toContain('javascript');
});
