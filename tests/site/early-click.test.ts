import { expect, test } from '@playwright/test';
import { buttonOf, cellTitled, codeBlockOf, expectEnded, expectNeverRun, printedBy, textboxOf } from './cell.ts';
import { holdBack } from './faults.ts';
import { lessons } from './lessons.ts';

test('a click on Run before the cell lives is not lost, and twenty of them are one run', async ({ page }) => {
  const release = await holdBack(page, '**/_astro/Cell.*.js');
  await page.goto(lessons.book, { waitUntil: 'commit' });
  const cell = cellTitled(page, 'A shopping basket');
  for (let click = 0; click < 20; click += 1) await buttonOf(cell, 'Run').click();
  await expectNeverRun(cell);
  release();
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});

test('a click on the code before the cell lives opens its editor', async ({ page }) => {
  const release = await holdBack(page, '**/_astro/Cell.*.js');
  await page.goto(lessons.book, { waitUntil: 'commit' });
  const cell = cellTitled(page, 'A shopping basket');
  await codeBlockOf(cell, 'main.ts').click();
  release();
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
});

test('a machine that was chosen before the cell lives stays chosen', async ({ page }) => {
  const release = await holdBack(page, '**/_astro/Cell.*.js');
  await page.goto(lessons.book, { waitUntil: 'commit' });
  const cell = cellTitled(page, 'A shopping basket');
  await cell.getByRole('radio', { name: 'Workers' }).check();
  release();
  await expect(cell.getByRole('spinbutton', { name: 'Workers' })).toBeVisible();
  await expect(cell.getByRole('radio', { name: 'Workers' })).toBeChecked();
});
