import { expect, test } from '@playwright/test';
import { cellTitled, codeBlockOf, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { playground } from './playground.ts';

// Fault 53 of the suite.
test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a lesson shows its text, all files of its programs and their recorded output', async ({ page }) => {
    await page.goto(lessons.book);
    await expect(page.getByText('Imagine a cookery book whose pages are stoves.')).toBeVisible();
    const cell = cellTitled(page, 'Eight customers');
    await expect(cell.getByText('const customers = ')).toBeVisible();
    await expect(cell.getByText('has paid')).toBeVisible();
    const recorded = page.getByRole('region', { name: 'Recorded output' });
    await expect(recorded.first()).toContainText('bread 320');
    for (const one of await recorded.all()) await expect(one).toBeVisible();
  });

  test('no page has a dead button', { tag: '@narrow' }, async ({ page }) => {
    for (const address of ['./', lessons.book, lessons.words, lessons.workers, playground]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
      // The menu is the browser's own popover and works without a script.
      const names = await page.getByRole('button').filter({ visible: true }).allInnerTexts();
      expect(
        names.filter((name) => name !== ''),
        address,
      ).toEqual([]);
      for (const role of ['radio', 'spinbutton', 'tab', 'combobox', 'slider', 'textbox'] as const) {
        await expect(page.getByRole(role).filter({ visible: true }), `${address} ${role}`).toHaveCount(0);
      }
    }
  });
});

test('a script of an extension that throws early harms nothing', async ({ page }) => {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    addEventListener('DOMContentLoaded', () => {
      throw new Error('an extension has failed');
    });
    throw new Error('an extension has failed');
  });
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await expect(codeBlockOf(cell, 'main.ts')).toContainText('const prices');
  await runTo(cell, 'completed');
});
