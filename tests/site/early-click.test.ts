import { expect, test, type Page } from '@playwright/test';
import {
  buttonOf,
  cellTitled,
  codeBlockOf,
  expectEnded,
  expectNeverRun,
  liveCell,
  logOf,
  printedBy,
  textboxOf,
} from './cell.ts';
import { holdBack, letFail } from './faults.ts';
import { lessons } from './lessons.ts';

/** Opens a lesson whose cells stay lifeless until the returned function is called. */
async function openLifeless(page: Page): Promise<() => void> {
  const release = await holdBack(page, '**/_astro/Cell.*.js');
  await page.goto(lessons.book, { waitUntil: 'commit' });
  return release;
}

test('a click on Run before the cell lives is not lost, and twenty of them are one run', async ({ page }) => {
  const release = await openLifeless(page);
  const cell = cellTitled(page, 'A shopping basket');
  for (let click = 0; click < 20; click += 1) await buttonOf(cell, 'Run').click();
  await expectNeverRun(cell);
  release();
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});

test('a click on the code before the cell lives opens its editor', async ({ page }) => {
  const release = await openLifeless(page);
  const cell = cellTitled(page, 'A shopping basket');
  await codeBlockOf(cell, 'main.ts').click();
  release();
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
});

test('a machine, a view and Ctrl+Enter from before the cell lives hold once it does', async ({ page }) => {
  const release = await openLifeless(page);
  const cell = cellTitled(page, 'A shopping basket');
  await cell.getByRole('tab', { name: 'Page' }).click();
  await codeBlockOf(cell, 'main.ts').press('Control+Enter');
  const other = cellTitled(page, 'A price is missing');
  await other.getByRole('radio', { name: 'Workers' }).check();
  release();
  await expectEnded(cell, 'completed');
  await expect(cell.getByRole('tab', { name: 'Page' })).toHaveAttribute('aria-selected', 'true');
  await expect(logOf(cell)).toBeHidden();
  await expect(other.getByRole('spinbutton', { name: 'Workers' })).toBeVisible();
  await expect(other.getByRole('radio', { name: 'Workers' })).toBeChecked();
});

test('a file, a number of workers and More from before the cell lives hold once it does', async ({ page }) => {
  const release = await openLifeless(page);
  const cell = cellTitled(page, 'Eight customers');
  await cell.getByRole('tab', { name: 'cashier.ts' }).click();
  await cell.getByRole('spinbutton', { name: 'Workers' }).fill('7');
  await buttonOf(cell, 'More').click();
  release();
  await expect(cell.getByRole('menuitem').first()).toBeFocused();
  await expect(cell.getByRole('tab', { name: 'cashier.ts' })).toHaveAttribute('aria-selected', 'true');
  await expect(codeBlockOf(cell, 'cashier.ts')).toContainText('has paid');
  const size = cell.getByRole('spinbutton', { name: 'Workers' });
  // Left alone, the box shows the number that a run would take.
  await size.focus();
  await size.blur();
  await expect(size).toHaveValue('7');
});

test('a number of workers that nobody can have is taken back when the cell comes to life', async ({ page }) => {
  const release = await openLifeless(page);
  const cell = cellTitled(page, 'Eight customers');
  const size = cell.getByRole('spinbutton', { name: 'Workers' });
  await size.fill('99');
  await size.blur();
  release();
  await liveCell(page, 'Eight customers');
  await expect(size).toHaveValue('4');
});

test('a cell that cannot come to life says so', async ({ page }) => {
  await letFail(page, '**/_astro/CellView.*.js', 'a broken connection');
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await expect(cell.getByRole('status')).toHaveText(
    'This program cannot be run or edited: a part of the site could not be fetched. Check the connection, then reload the page.',
  );
});
