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

/** Presses Run and waits until the run has ended so. */
export async function runTo(cell: Locator, outcome: OutcomeStatus): Promise<void> {
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expectEnded(cell, outcome);
}

/** Waits until the run under way has ended so. */
export async function expectEnded(cell: Locator, outcome: OutcomeStatus): Promise<void> {
  await expect(cell).not.toHaveAttribute('data-busy');
  await expect(cell).toHaveAttribute('data-outcome', outcome);
}

/** Picks a machine, and the number of workers where one is given. */
export async function pickMachine(cell: Locator, machine: 'Main thread' | 'Workers', workers?: number): Promise<void> {
  await cell.getByRole('radio', { name: machine }).check();
  if (workers !== undefined) await cell.getByRole('spinbutton', { name: 'Workers' }).fill(String(workers));
}

/** Opens the editor on a file, and puts `text` in the place of all that it holds. */
export async function edit(cell: Locator, file: string, text: string): Promise<void> {
  const textbox = await openEditor(cell, file);
  await textbox.press('ControlOrMeta+a');
  // Key by key, so that what the editor does while a reader types is done here, too.
  await textbox.pressSequentially(text);
}

/** Opens the editor on a file; returns its text box, which has the focus. */
export async function openEditor(cell: Locator, file: string): Promise<Locator> {
  const textbox = cell.getByRole('textbox', { name: `Code: ${file}`, exact: true });
  // Before the editor is there, a code block has its name.
  if ((await textbox.count()) === 0) await cell.getByLabel(`Code: ${file}`, { exact: true }).click();
  await textbox.focus();
  await expect(textbox).toBeFocused();
  return textbox;
}

/** The output of a cell as it stands. */
export async function outputOf(cell: Locator): Promise<readonly OutputLine[]> {
  return cell
    .getByRole('log', { name: 'Output' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items
        .filter((item) => item.dataset['level'] !== undefined)
        .map((item) => ({
          lane: item.dataset['lane'] ?? '',
          level: item.dataset['level'] ?? '',
          text: item.textContent.trim().replace(/\s+/g, ' '),
        })),
    );
}
