import { expect, test, type Locator } from '@playwright/test';
import { cellTitled, codeBlockOf, edit, openEditor, runTo, savedTextOf, textboxOf } from './cell.ts';
import { lessons } from './lessons.ts';

/** What stands at the end of a line of code that is not being edited: drawn by the style sheet, so not in its text. */
async function noteOf(cell: Locator, line: number): Promise<string> {
  return codeBlockOf(cell, 'main.ts')
    .locator(`[data-line="${line}"]`)
    .evaluate((element) => getComputedStyle(element, '::after').content);
}

test('the last value that a line logged stands at the end of that line', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await runTo(cell, 'completed');
  await expect.poll(() => noteOf(cell, 10)).toContain('tea 880');
  expect(await noteOf(cell, 13)).toContain("prices: Map(3) {'bread' => 320");
  expect(await noteOf(cell, 9)).toBe('none');
});

test('an error stands at the line that threw it', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A price is missing');
  await runTo(cell, 'threw');
  await expect.poll(() => noteOf(cell, 9)).toContain('Error: no price for tea');
  expect(await noteOf(cell, 16)).toContain('milk 470');
});

test('values and errors stand in the editor, too, until their line is edited', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A price is missing');
  const textbox = await openEditor(cell, 'main.ts');
  const line = (text: string): Locator => cell.locator('.view-line').filter({ hasText: text });
  await textbox.press('Control+Enter');
  await expect(line('throw new Error')).toContainText('Error: no price for tea');
  await expect(line('console.log(item')).toContainText('milk 470');
  await textbox.press('Control+End');
  await textbox.pressSequentially(' ');
  await expect(line('throw new Error')).not.toContainText('no price for tea');
});

test('an error of the compiler is listed with its place, and leads there', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await edit(cell, 'main.ts', 'const price = 3;\nconst = 4;\n');
  await runTo(cell, 'did-not-compile');
  const problem = cell.getByRole('list', { name: 'Problems' }).getByRole('listitem').first();
  await expect(problem).toContainText(/^main\.ts:2:7 .+/);
  await problem.getByRole('button').click();
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
  await page.keyboard.type('tax ');
  expect(await savedTextOf(cell)).toBe('const price = 3;\nconst tax = 4;\n');
});

test('a thrown error is listed with its place, and leads there', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A price is missing');
  await runTo(cell, 'threw');
  const problem = cell.getByRole('list', { name: 'Problems' }).getByRole('listitem');
  await expect(problem).toHaveText(/main\.ts:9:\d+ Error: no price for tea/);
  await problem.getByRole('button').click();
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
});

test('a mistake of types is listed and does not stop a run', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await edit(cell, 'main.ts', 'const price: string = 3;\nconsole.log(price);\n');
  await expect(cell.getByRole('list', { name: 'Problems' }).getByRole('listitem')).toContainText(
    "main.ts:1:7 Type 'number' is not assignable to type 'string'.",
  );
  await runTo(cell, 'completed');
});
