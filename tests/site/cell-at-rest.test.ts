import { expect, test } from '@playwright/test';
import { buttonOf, cellTitled, codeBlockOf, expectNeverRun, liveCell, logOf, pickMachine } from './cell.ts';
import { lessons } from './lessons.ts';
import { playground } from './playground.ts';

test.beforeEach(({ page }) => page.goto(lessons.book));

test('a cell is a section named after its program, with its id; at rest it offers Run and More', async ({ page }) => {
  const cell = cellTitled(page, 'A shopping basket');
  await expect(cell).toHaveAttribute('data-program', 'first');
  await expectNeverRun(cell);
  await expect(buttonOf(cell, 'Run')).toBeVisible();
  await expect(buttonOf(cell, 'More')).toBeVisible();
  await expect(buttonOf(cell, 'Stop')).toHaveCount(0);
  await expect(buttonOf(cell, 'Reset')).toHaveCount(0);
  // A program of one file has no tabs for files.
  await expect(cell.getByRole('tablist', { name: 'Files' })).toHaveCount(0);
  // Only the verdict announces itself, never a line of output.
  await expect(logOf(cell)).toHaveAttribute('aria-live', 'off');
  await expect(cell.getByRole('status')).toHaveCount(1);
});

test('code that is not being edited is a focusable block, named by its file, that says how to edit it', async ({
  page,
}) => {
  const code = codeBlockOf(cellTitled(page, 'A shopping basket'), 'main.ts');
  await code.focus();
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription(/Click the code to edit it, or press Enter on it/);
});

test('a program of several files has a tab for each; arrow keys go from file to file', async ({ page }) => {
  const cell = await liveCell(page, 'Eight customers');
  const tab = (name: string) => cell.getByRole('tablist', { name: 'Files' }).getByRole('tab', { name, exact: true });
  await expect(tab('main.ts')).toHaveAttribute('aria-selected', 'true');
  await tab('main.ts').press('ArrowRight');
  await expect(tab('cashier.ts')).toBeFocused();
  await expect(tab('cashier.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(tab('main.ts')).toHaveAttribute('aria-selected', 'false');
  await expect(codeBlockOf(cell, 'cashier.ts')).toContainText('has paid');
  await expect(codeBlockOf(cell, 'cashier.ts').getByText('receipts').first()).toBeHidden();
});

test('a machine is picked among radios; Workers has a size, and a size that nobody can have is taken back', async ({
  page,
}) => {
  const cell = await liveCell(page, 'Eight customers');
  const machine = cell.getByRole('radiogroup', { name: 'Machine' });
  await expect(machine.getByRole('radio')).toHaveCount(4);
  await expect(machine.getByRole('radio', { name: 'Workers' })).toBeChecked();
  const size = cell.getByRole('spinbutton', { name: 'Workers' });
  await expect(size).toHaveValue('4');
  await pickMachine(cell, 'Main thread');
  await expect(size).toHaveCount(0);
  await pickMachine(cell, 'Workers');
  await expect(size).toHaveValue('4');
  for (const refused of ['0', '17', '2.5', '']) {
    await size.fill(refused);
    await size.blur();
    await expect(size).toHaveValue('4');
  }
});

const copies = [
  'Copy link',
  'Copy code',
  'Download',
  'Download as project',
  'Download as Markdown',
  'Download as notebook',
];

test('More holds what works and nothing else', async ({ page }) => {
  const cell = await liveCell(page, 'A shopping basket');
  const entries = cell.getByRole('menu').getByRole('menuitem');
  await buttonOf(cell, 'More').click();
  await expect(entries).toHaveText(['Run 10 times', ...copies, 'Open in playground']);
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(entries.last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell.getByRole('menu')).toHaveCount(0);
  await expect(buttonOf(cell, 'More')).toBeFocused();
});

test('the playground does not offer to open itself', async ({ page }) => {
  await page.goto(playground);
  const cell = await liveCell(page, 'Playground');
  await buttonOf(cell, 'More').click();
  await expect(cell.getByRole('menuitem')).toHaveText(['Run 10 times', ...copies]);
});

test('Results offers Output everywhere, and Page where the program has a document', async ({ page }) => {
  const cell = await liveCell(page, 'Eight customers');
  const views = cell.getByRole('tablist', { name: 'Results' }).getByRole('tab');
  await expect(views).toHaveText(['Output']);
  await pickMachine(cell, 'Main thread');
  await expect(views).toHaveText(['Output', 'Page']);
});
