import { expect, test } from '@playwright/test';
import { buttonOf, cellTitled, edit, liveCell, outputOf, pickMachine, printedBy, runTo, savedTextOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { isForCompiler, isForEditor, transferOf } from './transfer.ts';

test(
  'an edited program runs as edited, with the compiler and the editor fetched for it',
  { tag: ['@sub-path', '@narrow'] },
  async ({ page }) => {
    const { requests } = transferOf(page);
    await page.goto(lessons.book);
    const cell = cellTitled(page, 'A shopping basket');
    await edit(cell, 'main.ts', 'console.log("edited", 6 * 7)');
    await runTo(cell, 'completed');
    expect(await printedBy(cell)).toEqual(['edited 42']);
    expect(requests.some(isForCompiler)).toBe(true);
    expect(requests.some(isForEditor)).toBe(true);
  },
);

test('an edited module runs on the main thread and on four workers', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'Eight customers');
  await cell.getByRole('tab', { name: 'cashier.ts' }).click();
  await edit(
    cell,
    'cashier.ts',
    'export function serve(customer: string): string {\n return `${customer} was edited`;\n}',
  );
  for (const machine of ['Workers', 'Main thread'] as const) {
    await pickMachine(cell, machine);
    await runTo(cell, 'completed');
    const lines = await outputOf(cell);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toContain("'Ada was edited', 'Ben was edited'");
  }
});

test('Reset brings back the lesson’s program, and Undo what was written', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  const original = await savedTextOf(cell);
  await edit(cell, 'main.ts', 'console.log("mine")');
  await buttonOf(cell, 'Reset').click();
  expect(await savedTextOf(cell)).toBe(original);
  await expect(buttonOf(cell, 'Reset')).toHaveCount(0);
  await buttonOf(cell, 'Undo').click();
  expect(await savedTextOf(cell)).toBe('console.log("mine")');
  await expect(buttonOf(cell, 'Undo')).toHaveCount(0);
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['mine']);
});
