import { expect, test, type Locator, type Page } from '@playwright/test';
import { parseLink, type LinkedProgram } from '../../src/runtime/program/link.ts';
import {
  cellTitled,
  chooseFromMenu,
  edit,
  expectNeverRun,
  liveCell,
  openEditor,
  paste,
  pickMachine,
  printedBy,
  runTo,
  savedTextOf,
  verdictOf,
} from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram } from './playground.ts';

const unusual: LinkedProgram = {
  title: 'Every kind of character',
  machine: { kind: 'workers', workers: 3 },
  files: [
    { name: 'main.ts', text: '\uFEFFimport { said } from "./said.ts";\r\nconsole.log(said.length);\r\n' },
    { name: 'said.ts', text: 'export const said = "👩‍👩‍👧‍👦 e\u0301 \u05E2\u05D1 \u2028 \uD800 \\u0000";\r// CR\n' },
  ],
};

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function copiedLink(page: Page, cell: Locator): Promise<string> {
  await chooseFromMenu(cell, 'Copy link');
  await expect(verdictOf(cell)).toHaveText(/^Link copied, [\d,]+ characters\.$/);
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a link that was opened is copied as it came, to the last byte, and an edit keeps all else of a file', async ({
  page,
}) => {
  const cell = await openProgram(page, unusual);
  await expectNeverRun(cell);
  expect(parseLink(new URL(await copiedLink(page, cell)).hash)).toEqual({ ok: true, link: unusual });

  const textbox = await openEditor(cell, 'main.ts');
  await textbox.press('Control+End');
  await paste(textbox, '// mine');
  const parsed = parseLink(new URL(await copiedLink(page, cell)).hash);
  const [main, said] = unusual.files;
  expect(parsed).toEqual({
    ok: true,
    link: { ...unusual, files: [{ ...main, text: `${main.text}// mine` }, said] },
  });

  // A link that comes while the editor is open takes the place of what is written there.
  const next = await openProgram(page, { title: 'Second', files: [{ name: 'main.ts', text: 'console.log(2);' }] });
  await runTo(next, 'completed');
  expect(await printedBy(next)).toEqual(['2']);
});

test('an edited lesson program travels by link', async ({ page, context }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A shopping basket');
  await edit(cell, 'main.ts', 'console.log("sent", "😀");');
  await pickMachine(cell, 'Workers', 2);
  const other = await context.newPage();
  await other.goto(await copiedLink(page, cell));
  const sent = cellTitled(other, 'A shopping basket');
  await expect(other.getByRole('note')).toHaveText('Someone else wrote this program. Read it before you run it.');
  await expect(sent.getByRole('spinbutton', { name: 'Workers' })).toHaveValue('2');
  await expectNeverRun(sent);
  expect(await savedTextOf(sent)).toBe('console.log("sent", "😀");');
  await runTo(sent, 'completed');
  expect(await printedBy(sent)).toEqual(['sent 😀']);
});

test('Open in playground opens a page of its own', { tag: '@sub-path' }, async ({ page, context }) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'Eight customers');
  const [playground] = await Promise.all([context.waitForEvent('page'), chooseFromMenu(cell, 'Open in playground')]);
  const opened = cellTitled(playground, 'Eight customers');
  await expect(opened.getByRole('tablist', { name: 'Files' }).getByRole('tab')).toHaveText(['main.ts', 'cashier.ts']);
  await expectNeverRun(opened);
});

test(
  'where the browser refuses the clipboard, the link is there to be copied by hand',
  { tag: '@sub-path' },
  async ({ page, baseURL }) => {
    await page.addInitScript(() => {
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
    });
    const cell = await openProgram(page, unusual);
    await chooseFromMenu(cell, 'Copy link');
    const field = cell.getByRole('textbox', { name: 'Link to this program' });
    await expect(field).toBeVisible();
    const { href, hash } = new URL(await field.inputValue());
    expect(parseLink(hash)).toEqual({ ok: true, link: unusual });
    expect(href.slice(0, -hash.length)).toBe(`${baseURL ?? ''}playground/`);
  },
);
