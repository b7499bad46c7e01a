import { expect, test } from '@playwright/test';
import { buttonOf, cellTitled, edit, liveCell, logOf, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

test('on paper a program that was not run stands with all of its files and its recorded output', async ({ page }) => {
  await page.goto(lessons.book);
  await liveCell(page, 'Eight customers');
  await page.emulateMedia({ media: 'print' });
  const cell = cellTitled(page, 'Eight customers');
  await expect(cell.getByText('const customers = ')).toBeVisible();
  await expect(cell.getByText('has paid')).toBeVisible();
  const program = page.locator('.program').filter({ has: cell });
  await expect(program.getByRole('region', { name: 'Recorded output' })).toContainText('serving Ada');
  await expect(program.getByRole('region', { name: 'Recorded output' })).toBeVisible();
  await expect(buttonOf(cell, 'Run')).toBeHidden();
});

test('on paper a program that was run stands with what it printed, not with the recording', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await runTo(cell, 'completed');
  await page.emulateMedia({ media: 'print' });
  await expect(logOf(cell).getByRole('listitem').last()).toBeVisible();
  const program = page.locator('.program').filter({ has: cell });
  await expect(program.getByText('Recorded output')).toBeHidden();
});

test('on paper an open editor stands with all of its text, not with the part on the screen', async ({ page }) => {
  const cell = await openProgram(page, programOf('console.log(1);'));
  const text = Array.from({ length: 300 }, (_, index) => `console.log("line ${index + 1}");`).join('\n');
  await edit(cell, 'main.ts', text);
  await runTo(cell, 'completed');
  await page.emulateMedia({ media: 'print' });
  await expect(cell.locator('.cell-static').getByText('console.log("line 1");', { exact: true })).toBeVisible();
  await expect(cell.locator('.cell-static').getByText('console.log("line 300");', { exact: true })).toBeVisible();
  await expect(cell.locator('.editor')).toBeHidden();
  const lines = logOf(cell).getByRole('listitem');
  await expect(lines).toHaveCount(300);
  const cut = await logOf(cell).evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  expect(cut).toBeLessThanOrEqual(1);
});
