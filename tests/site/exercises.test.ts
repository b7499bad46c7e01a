import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectContrast, expectFitting, expectNoSidewaysScrolling } from './accessibility.ts';
import { buttonOf, edit, expectNeverRun, liveCell } from './cell.ts';
import { recordOf } from './notebook.ts';

const folder = 'src/content/exercises/an-honest-median';
// As the course keeps them, without the last line's end.
const solution = readFileSync(`${folder}/solution/median.ts`, 'utf8').trimEnd();
const mean = readFileSync(`${folder}/wrong/the-mean/median.ts`, 'utf8').trimEnd();

/** The exercise of this title once it lives. */
async function openExercise(page: Page, id: string, title: string): Promise<Locator> {
  await page.goto(`./exercises/${id}/`);
  const exercise = page.getByRole('region', { name: `Exercise: ${title}`, exact: true });
  await exercise.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island:not([ssr])').filter({ has: exercise })).toHaveCount(1);
  return exercise;
}

const openMedian = (page: Page): Promise<Locator> => openExercise(page, 'an-honest-median', 'An honest median');

/** What a check has found, property by property: `Holds …` or `Does not hold …`. */
function propertiesOf(exercise: Locator): Locator {
  return exercise.getByRole('list', { name: 'What was checked' }).locator('.exercise-property');
}

function check(exercise: Locator): Promise<void> {
  return exercise.getByRole('button', { name: 'Check', exact: true }).click();
}

/** Waits until the notebook holds this text in the draft of the exercise. */
async function expectDraft(page: Page, text: string): Promise<void> {
  await expect
    .poll(async () => JSON.stringify(await recordOf(page, 'drafts', 'exercises/an-honest-median')))
    .toContain(JSON.stringify(text));
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(element).toBeFocused();
}

test('a check names the property that does not hold, shows what was seen, and counts the tries', async ({ page }) => {
  const exercise = await openMedian(page);
  const cell = await liveCell(page, 'An honest median');
  await expect(exercise.getByText('Not tried yet')).toBeVisible();
  await edit(cell, 'median.ts', mean);
  await check(exercise);
  await expect(propertiesOf(exercise)).toHaveText([
    'Does not hold One slow call does not move it',
    'Does not hold The times are ordered by size',
    'Does not hold An even number of times has a middle too',
  ]);
  await expect(exercise.locator('.exercise-status')).toHaveText(
    '0 of 3 properties hold. Look first at: One slow call does not move it.',
  );
  await expect(exercise.getByText('A single slow call has changed the result.')).toBeVisible();
  await expect(exercise.getByText(/^median of .*, expected \d+$/m).first()).toBeVisible();
  await expect(exercise.getByText('Tried once · best 0 of 4 points')).toBeVisible();

  await edit(cell, 'median.ts', solution);
  await expect(exercise.locator('.exercise-status')).toContainText('(Before your last change.)');
  await check(exercise);
  await expect(exercise.locator('.exercise-status')).toHaveText('All 3 properties hold.');
  await expect(propertiesOf(exercise)).toHaveText([/^Holds/, /^Holds/, /^Holds/]);
  await expect(exercise.getByText('Tried 2 times · best 4 of 4 points')).toBeVisible();

  await page.goto('./exercises/');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'An honest median' }) });
  await expect(row).toContainText('Solved');
});

test('a draft of an exercise is there after a reload, and is what Check checks', async ({ page }) => {
  const cell = await openMedian(page).then(() => liveCell(page, 'An honest median'));
  await edit(cell, 'median.ts', solution);
  await expectDraft(page, solution);
  await page.reload();
  const again = await liveCell(page, 'An honest median');
  await expect(again.getByText(/^Your draft of /)).toBeVisible();
  await expectNeverRun(again);
  const exercise = page.getByRole('region', { name: 'Exercise: An honest median' });
  await check(exercise);
  await expect(exercise.locator('.exercise-status')).toHaveText('All 3 properties hold.');
});

test('hints come one at a time, and the focus goes to the new one', async ({ page }) => {
  const exercise = await openMedian(page);
  const hints = exercise.getByRole('list', { name: 'Hints' }).getByRole('listitem');
  await expect(hints).toHaveCount(0);
  for (const [index, name] of ['Show a hint', 'Show the next hint', 'Show the next hint'].entries()) {
    await exercise.getByRole('button', { name: `${name} · ${index + 1} of 3` }).click();
    await expect(hints).toHaveCount(index + 1);
    await expect(hints.last()).toBeFocused();
  }
  await expect(exercise.getByRole('button', { name: /hint/ })).toHaveCount(0);
});

test('a solution is asked for twice, is held against one’s own text, and gives it back', async ({ page }) => {
  const exercise = await openMedian(page);
  const cell = await liveCell(page, 'An honest median');
  await edit(cell, 'median.ts', mean);
  await expectDraft(page, mean);
  await exercise.getByRole('button', { name: 'Show solution' }).click();
  await expect(exercise.getByText('You have not checked an answer yet.')).toBeVisible();
  await expect(exercise.getByRole('button', { name: 'Show it all the same' })).toBeFocused();
  await page.keyboard.press('Enter');
  const shown = exercise.getByRole('region', { name: 'A solution' });
  await expect(shown).toBeFocused();
  await expect(shown.getByText('toSorted((one, other) => one - other)')).toBeVisible();

  await shown.getByRole('button', { name: 'Compare with yours' }).click();
  const comparison = cell.getByRole('region', { name: 'Compare with solution' });
  await expect(comparison).toBeVisible();
  await comparison.getByRole('button', { name: 'Close comparison' }).click();

  await shown.getByRole('button', { name: 'Put it into the program' }).click();
  await expectDraft(page, solution);
  await shown.getByRole('button', { name: 'Take your own back' }).click();
  await expectDraft(page, mean);

  await shown.getByRole('button', { name: 'Put it into the program' }).click();
  await expectDraft(page, solution);
  await check(exercise);
  await expect(exercise.locator('.exercise-status')).toHaveText('All 3 properties hold.');
  await buttonOf(cell, 'Undo').click();
  await expectDraft(page, mean);
});

test('the answer to a question is shown beside one’s own, which stays as it is', async ({ page }) => {
  const exercise = await openExercise(page, 'two-additions', 'Two additions');
  await exercise.getByRole('checkbox', { name: '3' }).check();
  await check(exercise);
  await expect(propertiesOf(exercise)).toHaveText([
    'Does not hold Nothing that is possible is missing',
    'Does not hold Nothing that is impossible is picked',
  ]);
  // Whoever has tried is not asked twice.
  await exercise.getByRole('button', { name: 'Show solution' }).click();
  const shown = exercise.getByRole('region', { name: 'A solution' });
  await expect(shown.getByRole('listitem')).toHaveText([/^1Both read 0/, /^2One is done/]);
  await expect(exercise.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await shown.getByRole('button', { name: 'Hide solution' }).click();
  await expect(exercise.getByRole('button', { name: 'Show solution' })).toBeFocused();
});

test('settings of a machine are checked, and the wrong ones are told apart', async ({ page }) => {
  const exercise = await openExercise(page, 'as-few-as-will-do', 'As few as will do');
  const cores = exercise.getByRole('spinbutton', { name: 'Cores' });
  await cores.fill('12');
  await check(exercise);
  await expect(propertiesOf(exercise)).toHaveText([
    'Holds The café is open in time',
    'Does not hold No core is paid for nothing',
  ]);
  await cores.fill('4');
  await check(exercise);
  await expect(exercise.locator('.exercise-status')).toHaveText('All 2 properties hold.');
});

test('blocks are put together, checked and mended by keyboard alone', { tag: '@narrow' }, async ({ page }) => {
  const exercise = await openExercise(page, 'measure-it', 'Measure it');
  const list = exercise.getByRole('listbox', { name: 'Blocks of the program' });
  await tabTo(page, list);
  const active = (): Promise<string | null> =>
    list.evaluate(
      (element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.dataset['id'] ?? null,
    );
  /** Brings a block that is left over into the program, as its last one, this far in. */
  const bringIn = async (id: string, indent: 'ArrowRight' | 'ArrowLeft' | 'none'): Promise<void> => {
    await page.keyboard.press('Home');
    for (let presses = 0; (await active()) !== id && presses < 12; presses += 1) await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(id);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    if (indent !== 'none') await page.keyboard.press(indent);
    await page.keyboard.press('Enter');
  };
  await bringIn('times', 'none');
  await bringIn('warm-up', 'none');
  await bringIn('loop', 'none');
  await bringIn('date', 'ArrowRight');
  await bringIn('work', 'none');
  await bringIn('push', 'none');
  await bringIn('end-loop', 'ArrowLeft');
  await bringIn('print', 'none');
  const button = exercise.getByRole('button', { name: 'Check', exact: true });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(propertiesOf(exercise).first()).toHaveText('Does not hold Blocks');
  await expect(exercise.locator('.exercise-status')).toContainText('“const begun = Date.now();” does not belong.');

  await list.focus();
  await page.keyboard.press('Home');
  for (let presses = 0; (await active()) !== 'date' && presses < 12; presses += 1)
    await page.keyboard.press('ArrowDown');
  await tabTo(page, exercise.getByRole('button', { name: 'Take out' }));
  await page.keyboard.press('Enter');
  await list.focus();
  await page.keyboard.press('Home');
  for (let presses = 0; (await active()) !== 'begun' && presses < 12; presses += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (let up = 0; up < 5; up += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(exercise.locator('.exercise-status')).toHaveText('All of it is right.');
});

test('the list is filtered, and the filters are kept in its address', async ({ page }) => {
  await page.goto('./exercises/');
  const list = page.locator('.exercise-list');
  const rows = list.getByRole('listitem').filter({ visible: true });
  const all = await rows.count();
  expect(all).toBeGreaterThanOrEqual(21);
  await list.getByLabel('Kind').selectOption('Tune');
  await expect(list.getByRole('status')).toHaveText(`3 of ${all} exercises`);
  await expect(rows).toHaveCount(3);
  await list.getByLabel('Unit').selectOption('Two words');
  await expect(rows).toHaveText([/^Soon, and not late/]);
  await expect(page).toHaveURL(/\/exercises\/\?unit=two-words&kind=tune$/);

  await page.reload();
  await expect(rows).toHaveText([/^Soon, and not late/]);
  await expect(list.getByLabel('Kind')).toHaveValue('tune');
  await page.goBack();
  await expect(rows).toHaveCount(3);
  await list.getByLabel('State').selectOption('Solved');
  await expect(rows).toHaveCount(0);
  await list.getByRole('button', { name: 'Show all exercises' }).click();
  await expect(rows).toHaveCount(all);
  await expect(list.getByLabel('Unit')).toBeFocused();
});

test('a lesson ends with its exercises, and they lead back to it', async ({ page }) => {
  await page.goto('./faster/measuring-honestly/');
  const section = page.getByRole('region', { name: 'Exercises' });
  await expect(section.getByRole('link')).toHaveText(['An honest median', 'Measure it', 'Median and mean']);
  await section.getByRole('link', { name: 'Measure it' }).click();
  await expect(page.getByRole('heading', { name: 'Measure it', level: 1 })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Measuring honestly' }).click();
  await expect(page).toHaveURL(/\/faster\/measuring-honestly\/$/);
});

const oneOfEachKind = {
  code: ['an-honest-median', 'An honest median'],
  tune: ['as-few-as-will-do', 'As few as will do'],
  predict: ['two-additions', 'Two additions'],
  order: ['timer-and-promise', 'A timer and a promise'],
  parsons: ['measure-it', 'Measure it'],
  label: ['what-holds-it-up', 'What holds it up?'],
} as const;

for (const [kind, [id, title]] of Object.entries(oneOfEachKind)) {
  test(
    `an exercise of the kind ${kind} is accessible in both themes, with a hint and a mark, and fits a phone`,
    { tag: '@narrow' },
    async ({ page }, { project }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      const exercise = await openExercise(page, id, title);
      await exercise.getByRole('button', { name: /^Show a hint/ }).click();
      if (kind === 'predict') await exercise.getByRole('checkbox').first().check();
      if (kind === 'order') await exercise.getByRole('button', { name: 'Move down' }).click();
      if (kind === 'parsons') await exercise.getByRole('button', { name: 'Put in' }).click();
      if (kind === 'label') await exercise.getByRole('radio').first().check();
      await check(exercise);
      await expect(propertiesOf(exercise).first()).toBeVisible();
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await (project.name === 'narrow' ? expectFitting(page) : expectAccessible(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectContrast(page);
      await expectNoSidewaysScrolling(page);
    },
  );
}

test('the list is accessible in both themes and fits a phone', { tag: '@narrow' }, async ({ page }, { project }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./exercises/');
  await (project.name === 'narrow' ? expectFitting(page) : expectAccessible(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page);
  await expectNoSidewaysScrolling(page);
});
