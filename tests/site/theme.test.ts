import { expect, test } from '@playwright/test';
import { lessons } from './lessons.ts';

test('a theme that was picked holds on the next page and after a reload', { tag: '@sub-path' }, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(lessons.book);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto(lessons.words);
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
