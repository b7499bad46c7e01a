import { expect, test } from '@playwright/test';
import { buttonOf, edit, liveCell, logOf, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

test('on paper a program stands with all of its files and its recorded output, or with what it printed itself', async ({
  page,
}) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'Eight customers');
  const recorded = page.locator('.program').filter({ has: cell }).getByRole('region', { name: 'Recorded output' });
  await page.emulateMedia({ media: 'print' });
  await expect(cell.getByText('const customers = ')).toBeVisible();
  await expect(cell.getByText('has paid')).toBeVisible();
  await expect(recorded).toContainText('serving Ada');
  await expect(recorded).toBeVisible();
  await expect(buttonOf(cell, 'Run')).toBeHidden();

  await page.emulateMedia({ media: 'screen' });
  await runTo(cell, 'completed');
  await page.emulateMedia({ media: 'print' });
  await expect(logOf(cell).getByRole('listitem').last()).toBeVisible();
  await expect(recorded).toBeHidden();
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
