import { expect, test } from '@playwright/test';
import { buttonOf, cellTitled, codeBlockOf, expectEnded, printedBy, textboxOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { transferOf } from './transfer.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test('where there are only fingers, a plain text box takes the place of the code', async ({ page }) => {
  const { requests } = transferOf(page);
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await codeBlockOf(cell, 'main.ts').tap();
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
  await textboxOf(cell, 'main.ts').fill('console.log("by touch");');
  await buttonOf(cell, 'Run').tap();
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['by touch']);
  expect(requests.filter((request) => request.url().includes('monaco'))).toEqual([]);
});
