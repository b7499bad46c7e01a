import { expect, test } from '@playwright/test';

test('the search finds a lesson by its words and leads to it', { tag: ['@sub-path', '@narrow'] }, async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Search lessons' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search lessons' });
  await dialog.getByRole('searchbox').fill('cookery');
  await dialog
    .getByRole('link', { name: /How to use this book/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How to use this book');
});

test('the search says when nothing was found', async ({ page }) => {
  await page.goto('./');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search lessons' });
  await dialog.getByRole('searchbox').fill('<b>xylophone</b>');
  await expect(dialog.getByRole('status')).toContainText(/no|nothing/i);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});
