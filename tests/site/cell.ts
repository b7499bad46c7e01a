import { expect, type Locator, type Page } from '@playwright/test';

/** A line of a cell's output. */
export type OutputLine = { readonly lane: string; readonly level: string; readonly text: string };

/** How a run can end, as a cell says it. */
export type OutcomeStatus =
  'completed' | 'threw' | 'stopped' | 'timed-out' | 'crashed' | 'did-not-compile' | 'unsupported';

/** The cell with this title. */
export function cellTitled(page: Page, title: string): Locator {
  return page.getByRole('region', { name: `Program: ${title}`, exact: true });
}

/** The cell with this title once it lives: before that it hears clicks on Run and on its code only. */
export async function liveCell(page: Page, title: string): Promise<Locator> {
  const cell = cellTitled(page, title);
  await cell.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island:not([ssr])').filter({ has: cell })).toHaveCount(1);
  return cell;
}

/** A button of a cell. */
export function buttonOf(cell: Locator, name: 'Run' | 'Stop' | 'Reset' | 'Undo' | 'More'): Locator {
  return cell.getByRole('button', { name, exact: true });
}

/** What a cell says about its last run, or about what was asked of it. */
export function verdictOf(cell: Locator): Locator {
  return cell.getByRole('status');
}

/** The place of a cell's output. */
export function logOf(cell: Locator): Locator {
  return cell.getByRole('log', { name: 'Output' });
}

/** Presses Run and waits until the run has ended so. */
export async function runTo(cell: Locator, outcome: OutcomeStatus): Promise<void> {
  await buttonOf(cell, 'Run').click();
  await expectEnded(cell, outcome);
}

/** Presses Run and waits until the program has printed this. */
export async function runUntil(cell: Locator, text: string): Promise<void> {
  await buttonOf(cell, 'Run').click();
  await expect(logOf(cell).getByText(text, { exact: true })).toBeVisible();
}

/** Waits until a run has ended so, and none is under way. */
export async function expectEnded(cell: Locator, outcome: OutcomeStatus, timeout?: number): Promise<void> {
  await expect(cell).toHaveAttribute('data-outcome', outcome, timeout === undefined ? {} : { timeout });
  await expect(cell).not.toHaveAttribute('data-busy');
}

/** Fails unless the cell is as it was when the page was opened: nothing runs, and nothing has run. */
export async function expectNeverRun(cell: Locator): Promise<void> {
  await expect(cell).not.toHaveAttribute('data-busy');
  await expect(cell).not.toHaveAttribute('data-outcome');
  await expect(logOf(cell).getByRole('listitem')).toHaveCount(0);
}

/** Picks a machine, and the number of workers where one is given. */
export async function pickMachine(cell: Locator, machine: 'Main thread' | 'Workers', workers?: number): Promise<void> {
  await cell.getByRole('radio', { name: machine }).check();
  if (workers !== undefined) await cell.getByRole('spinbutton', { name: 'Workers' }).fill(String(workers));
}

/** Opens the editor on a file, and puts `text` in the place of all that it holds, as a paste would. */
export async function edit(cell: Locator, file: string, text: string): Promise<void> {
  const textbox = await openEditor(cell, file);
  await textbox.press('ControlOrMeta+a');
  await paste(textbox, text);
}

/** Pastes into an editor, at its cursor. */
export async function paste(textbox: Locator, text: string): Promise<void> {
  await textbox.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The code of a file where no editor is open. */
export function codeBlockOf(cell: Locator, file: string): Locator {
  return cell.getByRole('group', { name: `Code: ${file}`, exact: true });
}

/** The editor of a file. */
export function textboxOf(cell: Locator, file: string): Locator {
  return cell.getByRole('textbox', { name: `Code: ${file}`, exact: true });
}

/** Opens the editor on a file; returns its text box, which has the focus. */
export async function openEditor(cell: Locator, file: string): Promise<Locator> {
  const textbox = textboxOf(cell, file);
  if ((await textbox.count()) === 0) await codeBlockOf(cell, file).click();
  await textbox.focus();
  await expect(textbox).toBeFocused();
  return textbox;
}

/** Chooses an entry of a cell's menu. */
export async function chooseFromMenu(cell: Locator, entry: string): Promise<void> {
  await buttonOf(cell, 'More').click();
  await cell.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** The program of a cell as its reader would save it: the text of its file, or all files with a line above each. */
export async function savedTextOf(cell: Locator): Promise<string> {
  const [download] = await Promise.all([cell.page().waitForEvent('download'), chooseFromMenu(cell, 'Download')]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

/** The output of a cell as it stands. */
export async function outputOf(cell: Locator): Promise<readonly OutputLine[]> {
  return logOf(cell)
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => ({
        lane: item.dataset['lane'] ?? '',
        level: item.dataset['level'] ?? '',
        text: item.textContent.trim().replace(/\s+/g, ' '),
      })),
    );
}

/** The texts of {@link outputOf}. */
export async function printedBy(cell: Locator): Promise<readonly string[]> {
  return (await outputOf(cell)).map(({ text }) => text);
}
