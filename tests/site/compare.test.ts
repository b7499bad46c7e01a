import { expect, test } from '@playwright/test';
import { buttonOf, chooseFromMenu } from './cell.ts';
import { expectKept, openBasket, basket, write } from './notebook.ts';

test('the original stands beside the reader’s code, by keyboard alone, and the focus comes back', async ({ page }) => {
  const cell = await openBasket(page);
  await write(cell, 'console.log("mine");');
  await buttonOf(cell, 'More').focus();
  await page.keyboard.press('Enter');
  const entry = cell.getByRole('menuitem', { name: 'Compare with original' });
  await expect(cell.getByRole('menuitem').first()).toBeFocused();
  while (!(await entry.evaluate((item) => item === document.activeElement))) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const comparison = cell.getByRole('region', { name: 'Compare with original' });
  await expect(comparison.getByRole('button', { name: 'Close comparison' })).toBeFocused();
  const yours = comparison.getByRole('textbox', { name: 'Your code: main.ts' });
  await expect(yours).toBeAttached();
  await expect(comparison.getByRole('textbox', { name: 'Original: main.ts' })).toBeAttached();
  await expect(comparison).toContainText('"mine"');
  await yours.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('// and more');
  await expectKept(page, basket.name, 'console.log("mine");// and more');
  await comparison.getByRole('button', { name: 'Close comparison' }).focus();
  await page.keyboard.press('Escape');
  await expect(comparison).toHaveCount(0);
  await expect(buttonOf(cell, 'More')).toBeFocused();
});

test.describe('on a touch device', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the comparison is a table of lines with signs, and words for who cannot see them', async ({ page }) => {
    const cell = await openBasket(page);
    await cell.getByRole('group', { name: 'Code: main.ts' }).tap();
    await cell.getByRole('textbox', { name: 'Code: main.ts' }).fill('console.log("mine");\n');
    await chooseFromMenu(cell, 'Compare with original');
    const table = cell.getByRole('table', { name: 'Original and your code: main.ts' });
    const added = table.getByRole('row').filter({ hasText: 'added' });
    await expect(added).toHaveCount(1);
    await expect(added).toContainText('console.log("mine");');
    await expect(table.getByRole('row').filter({ hasText: 'removed' }).first()).toContainText('−');
  });
});
