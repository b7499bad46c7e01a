import { expect } from '@playwright/test';
import {
  buttonOf,
  cellTitled,
  codeBlockOf,
  edit,
  expectEnded,
  expectNeverRun,
  liveCell,
  logOf,
  openEditor,
  printedBy,
  runTo,
  savedTextOf,
  textboxOf,
} from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';
import { isForEditor, transferOf } from './transfer.ts';
import { test } from './warm-playground.ts';

test(
  'a click on the code opens the editor in its place, under the same name, and Tab leaves it, as it says',
  { tag: '@sub-path' },
  async ({ page }) => {
    await page.goto(lessons.book);
    const cell = cellTitled(page, 'A shopping basket');
    await codeBlockOf(cell, 'main.ts').click();
    const textbox = textboxOf(cell, 'main.ts');
    await expect(textbox).toBeFocused();
    await expect(codeBlockOf(cell, 'main.ts')).toBeHidden();
    const before = await savedTextOf(cell);
    await textbox.focus();
    await expect(textbox).toHaveAccessibleDescription(/Tab leaves the editor/);
    await page.keyboard.press('Tab');
    await expect(textbox).not.toBeFocused();
    expect(await savedTextOf(cell)).toBe(before);
  },
);

test('mere focus fetches the editor but opens none; Enter opens it', async ({ page }) => {
  const { requests } = transferOf(page);
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  await codeBlockOf(cell, 'main.ts').focus();
  await expect.poll(() => requests.some(isForEditor)).toBe(true);
  await expect(textboxOf(cell, 'main.ts')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(textboxOf(cell, 'main.ts')).toBeFocused();
});

test('a page has one live editor: opening a second puts what was written in the first back as code', async ({
  page,
}) => {
  await page.goto(lessons.book);
  const first = cellTitled(page, 'A shopping basket');
  await edit(first, 'main.ts', 'console.log("kept")');
  const second = cellTitled(page, 'A price is missing');
  await openEditor(second, 'main.ts');
  await expect(page.getByRole('textbox', { name: /^Code: / })).toHaveCount(1);
  await expect(codeBlockOf(first, 'main.ts')).toContainText('console.log("kept")');
  await runTo(first, 'completed');
  expect(await printedBy(first)).toEqual(['kept']);
});

test('what is wrong while typing is told, and nothing runs', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf(''));
  const textbox = await openEditor(cell, 'main.ts');
  await textbox.pressSequentially('console.log(1); const = 2;');
  await expect(cell.getByRole('list', { name: 'Problems' }).getByRole('listitem').first()).toContainText('main.ts:1:');
  await expectNeverRun(cell);
  await textbox.press('ControlOrMeta+a');
  await textbox.pressSequentially('console.log("well");');
  await expect(cell.getByRole('list', { name: 'Problems' })).toHaveCount(0);
  await expectNeverRun(cell);
});

test('Ctrl+Enter runs and Escape stops, with the editor and without; its own lists take Escape first', async ({
  warmPage,
}) => {
  const cell = await openProgram(warmPage, programOf('console.log("on");\nsetInterval(() => {}, 1000);\n'));
  const started = logOf(cell).getByText('on', { exact: true });
  await codeBlockOf(cell, 'main.ts').press('Control+Enter');
  await expect(started).toBeVisible();
  await buttonOf(cell, 'Run').press('Escape');
  await expectEnded(cell, 'stopped');

  const textbox = await openEditor(cell, 'main.ts');
  await textbox.press('Control+Enter');
  await expect(cell).toHaveAttribute('data-busy');
  await expect(started).toBeVisible();
  await textbox.press('Control+End');
  await textbox.pressSequentially('consol');
  await textbox.press('Control+Space');
  const list = warmPage.getByRole('listbox', { name: 'Suggest' });
  await expect(list.getByRole('option').first()).toBeVisible();
  await textbox.press('Escape');
  await expect(list).toBeHidden();
  await expect(cell).toHaveAttribute('data-busy');
  await textbox.press('Escape');
  await expectEnded(cell, 'stopped');
  await expect(textbox).toBeFocused();
});
