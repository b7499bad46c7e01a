import { expect } from '@playwright/test';
import {
  buttonOf,
  cellTitled,
  edit,
  liveCell,
  outputOf,
  pickMachine,
  printedBy,
  runTo,
  savedTextOf,
  verdictOf,
} from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';
import { isForCompiler, isForEditor, pathOf, transferOf } from './transfer.ts';
import { test } from './warm-playground.ts';

test(
  'a program of a lesson runs as it is without compiler and editor; edited, it runs as edited with both fetched for it',
  { tag: '@sub-path' },
  async ({ page }) => {
    const { requests } = transferOf(page);
    await page.goto(lessons.book);
    const cell = cellTitled(page, 'A shopping basket');
    await runTo(cell, 'completed');
    expect(await printedBy(cell)).toEqual([
      'bread 320',
      'milk 470',
      'tea 880',
      "prices: Map(3) {'bread' => 320, 'milk' => 150, 'tea' => 410}",
    ]);
    await expect(verdictOf(cell)).toHaveText(/^Completed in [\d.]+ m?s\.$/);
    const heavy = requests.filter((request) => isForCompiler(request) || isForEditor(request));
    expect(heavy.map(pathOf)).toEqual([]);

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

test('Reset brings back the program as it came, and Undo what was written', async ({ warmPage }) => {
  const original = 'console.log("as it came");\n';
  const cell = await openProgram(warmPage, programOf(original));
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
