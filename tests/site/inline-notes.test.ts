import { expect, type Locator } from '@playwright/test';
import { cellTitled, codeBlockOf, edit, runTo, savedTextOf, textboxOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';
import { test } from './warm-playground.ts';

/** What stands at the end of a line of code that is not being edited: drawn by the style sheet, so not in its text. */
async function noteOf(cell: Locator, line: number): Promise<string> {
  return codeBlockOf(cell, 'main.ts')
    .locator(`[data-line="${line}"]`)
    .evaluate((element) => getComputedStyle(element, '::after').content);
}

function problemsOf(cell: Locator): Locator {
  return cell.getByRole('list', { name: 'Problems' }).getByRole('listitem');
}

test('the last value that a line logged, and the error that it threw, stand at the end of that line', async ({
  page,
}) => {
  await page.goto(lessons.book);
  const well = cellTitled(page, 'A shopping basket');
  await runTo(well, 'completed');
  await expect.poll(() => noteOf(well, 10)).toContain('tea 880');
  expect(await noteOf(well, 13)).toContain("prices: Map(3) {'bread' => 320");
  expect(await noteOf(well, 9)).toBe('none');
  const ill = cellTitled(page, 'A price is missing');
  await runTo(ill, 'threw');
  await expect.poll(() => noteOf(ill, 9)).toContain('Error: no price for tea');
  expect(await noteOf(ill, 16)).toContain('milk 470');
});

test('a thrown error is listed with its place and leads there; it and values stand in the editor until their line is edited', async ({
  warmPage,
}) => {
  const text = [
    'for (const item of ["milk", "tea"]) {',
    '  if (item === "tea") throw new Error(`no price for ${item}`);',
    '  console.log(item, 470);',
    '}\n',
  ].join('\n');
  const cell = await openProgram(warmPage, programOf(text));
  const line = (text: string): Locator => cell.locator('.view-line').filter({ hasText: text });
  await runTo(cell, 'threw');
  await expect(problemsOf(cell)).toHaveText(/main\.ts:2:\d+ Error: no price for tea/);
  await problemsOf(cell).getByRole('button').click();
  const textbox = textboxOf(cell, 'main.ts');
  await expect(textbox).toBeFocused();
  await textbox.press('Control+Enter');
  await expect(line('throw new Error')).toContainText('Error: no price for tea');
  await expect(line('console.log(item')).toContainText('milk 470');
  await textbox.press('Control+End');
  await textbox.pressSequentially(' ');
  await expect(line('throw new Error')).not.toContainText('no price for tea');
});

test('an error of the compiler is listed with its place, and leads there', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf('const price = 3;\nconst = 4;\n'));
  await runTo(cell, 'did-not-compile');
  const problem = problemsOf(cell).first();
  await expect(problem).toContainText(/^main\.ts:2:7 .+/);
  await problem.getByRole('button').click();
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
  await warmPage.keyboard.type('tax ');
  expect(await savedTextOf(cell)).toBe('const price = 3;\nconst tax = 4;\n');
});

test('a mistake of types is listed and does not stop a run', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf('console.log(1);'));
  await edit(cell, 'main.ts', 'const price: string = 3;\nconsole.log(price);\n');
  const mistake = "Type 'number' is not assignable to type 'string'.";
  await expect(problemsOf(cell)).toContainText(`main.ts:1:7 ${mistake}`);
  await runTo(cell, 'completed');
  // A line that does not compile is told once, by the compiler.
  await edit(cell, 'main.ts', 'const price: string = 3;\nconst = 4;\nconst tax: string = 5;\n');
  await expect(problemsOf(cell)).toContainText([
    /^main\.ts:2:7 Expected/,
    `main.ts:1:7 ${mistake}`,
    `main.ts:3:7 ${mistake}`,
  ]);
  await expect(problemsOf(cell)).toHaveCount(3);
});
