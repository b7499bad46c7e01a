import { expect, test, type Locator } from '@playwright/test';
import { expectAccessible, expectContrast, expectNoSidewaysScrolling } from './accessibility.ts';
import { buttonOf, edit, liveCell, pickMachine, runTo } from './cell.ts';
import { lessons } from './lessons.ts';

function predictionOf(cell: Locator): Locator {
  return cell.getByRole('group', { name: 'Prediction' });
}

/** The sentences with which a run judges. */
function judgementOf(cell: Locator): Locator {
  return cell.locator('.prediction-result').getByRole('paragraph');
}

test(
  'a prediction is judged by the run: right, wrong, left out, and of an edited program',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.goto(lessons.book);
    const cell = await liveCell(page, 'A shopping basket');
    const question = predictionOf(cell).getByRole('group', { name: 'Which number will the loop print last?' });
    await expect(question.getByRole('radio')).toHaveCount(3);

    // Left out: Run is Run.
    await runTo(cell, 'completed');
    await expect(judgementOf(cell)).toHaveCount(0);

    await question.getByRole('radio', { name: '410, the tea' }).check();
    await runTo(cell, 'completed');
    await expect(judgementOf(cell)).toHaveText([
      'You predicted “410, the tea”. It came to “880, all three”.',
      'That is the price of the tea. The line prints the total up to there, tea included.',
    ]);
    await expect(question.getByText('880, all three this run')).toBeVisible();

    await question.getByRole('radio', { name: '880, all three' }).check();
    await runTo(cell, 'completed');
    await expect(judgementOf(cell).first()).toHaveText('As you predicted: “880, all three”.');

    await edit(cell, 'main.ts', 'console.log("tea", 320);');
    await runTo(cell, 'completed');
    await expect(judgementOf(cell)).toHaveText([
      'You have changed the program, so this is about the run of your version.',
      'You predicted “880, all three”. It came to “320, the bread”.',
    ]);
  },
);

test('a prediction of what is possible says what this run did, and what else is possible', async ({ page }) => {
  await page.goto('./two-words/tasks-time-and-overlap/');
  const cell = await liveCell(page, 'Three cooks, three dishes');
  await predictionOf(cell).getByRole('checkbox', { name: '80 ms' }).check();
  await predictionOf(cell).getByRole('checkbox', { name: '40 ms' }).check();
  await runTo(cell, 'completed');
  await expect(judgementOf(cell)).toHaveText([
    'This run came to “80 ms”, which you said is possible.',
    /^“100 ms” is possible\./,
    /^“40 ms” is not possible\./,
  ]);
  await cell.getByRole('slider', { name: 'Cores' }).fill('2');
  await expect(judgementOf(cell)).toHaveText([
    'You have changed the machine, so this is about the run on yours.',
    'This run came to “100 ms”, which you did not expect to be possible.',
  ]);
});

test(
  'lines are put in order by keyboard alone, from Tab to what the run says',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.goto(lessons.workers);
    const cell = await liveCell(page, 'Somebody in the back room');
    const list = predictionOf(cell).getByRole('listbox', { name: 'Lines in your order' });
    await expect(list).toHaveAccessibleDescription(/Arrow keys choose a line/);
    const lines = list.getByRole('option');
    await expect(lines).toHaveText(['hashing begins', 'hashing ends', 'job sent', 'key']);

    await page
      .getByRole('region', { name: 'Program: One person at the counter' })
      .getByRole('button', { name: 'Run' })
      .focus();
    for (
      let presses = 0;
      presses < 60 && !(await list.evaluate((element) => element === document.activeElement));
      presses += 1
    ) {
      await page.keyboard.press('Tab');
    }
    await expect(list).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(lines.nth(2)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(predictionOf(cell).getByText(/^job sent: picked up, 3 of 4\./)).toBeAttached();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await expect(lines).toHaveText(['hashing begins', 'hashing ends', 'job sent', 'key']);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(predictionOf(cell).getByText('job sent: put down, 1 of 4')).toBeAttached();
    await expect(lines).toHaveText(['job sent', 'hashing begins', 'hashing ends', 'key']);

    await page.keyboard.press('Tab');
    await expect(predictionOf(cell).getByRole('button', { name: 'Move up' })).toBeFocused();
    await expect(predictionOf(cell).getByRole('button', { name: 'Move up' })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Control+Enter');
    await expect(cell).toHaveAttribute('data-outcome', 'completed');
    await expect(judgementOf(cell).first()).toHaveText('This run took your order.');
  },
);

test(
  'a lesson with predictions is accessible in both themes, before and after a run',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(lessons.workers);
    const cell = await liveCell(page, 'Somebody in the back room');
    await predictionOf(cell).getByRole('button', { name: 'Move down' }).click();
    await runTo(cell, 'completed');
    await expect(judgementOf(cell).first()).toContainText('In place 1 you had');
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await expectNoSidewaysScrolling(page);
  },
);

test('an answer from before a run stands while the machine is changed', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  await predictionOf(cell).getByRole('radio', { name: '880, all three' }).check();
  await pickMachine(cell, 'Workers', 2);
  await buttonOf(cell, 'Run').click();
  await expect(judgementOf(cell)).toHaveText([
    'You have changed the machine, so this is about the run on yours.',
    'As you predicted: “880, all three”.',
  ]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a prediction is a question in prose', async ({ page }) => {
    await page.goto(lessons.book);
    await expect(page.getByText('Which number will the loop print last?')).toBeVisible();
    await expect(page.getByText('880, all three', { exact: true })).toBeVisible();
    await expect(page.getByRole('radio').filter({ visible: true })).toHaveCount(0);
  });
});
