import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling } from './accessibility.ts';
import { lessons } from './lessons.ts';

/** A word of a lesson that explains itself, and the note that does so. */
type Term = { readonly word: Locator; readonly note: Locator; readonly more: Locator };

function termOf(page: Page, id: string): Term {
  const whole = page.locator(`#term-${id}`);
  const note = whole.locator('[popover]');
  return { word: whole.getByRole('link').first(), note, more: note.getByRole('link', { name: 'In the glossary' }) };
}

/** Opens the lesson at its beginning, where its first terms are. */
async function open(page: Page): Promise<Term> {
  // What scrolls is there at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(lessons.workers);
  const term = termOf(page, 'event-loop');
  await expect(term.word).toBeVisible();
  await expect(term.note).toBeHidden();
  return term;
}

/** The note is whole in the window, next to its word, and does not cover it. */
async function expectBeside({ word, note }: Term): Promise<void> {
  await expect(note).toBeVisible();
  const place = await word.innerText();
  // Cells come to life as they come into the window and move what is below; a note follows its word with the next frame.
  await expect(async () => {
    const { between, shared, overhang } = await note.evaluate((element) => {
      const [at, box] = [element.previousElementSibling, element].map((one) => one?.getBoundingClientRect());
      if (!at || !box) throw new Error('The note has no word before it.');
      return {
        between: Math.max(box.top - at.bottom, at.top - box.bottom),
        shared: Math.min(box.right, at.right) - Math.max(box.left, at.left),
        overhang: Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight),
      };
    });
    expect(between, `pixels between ${place} and its note`).toBeGreaterThanOrEqual(0);
    expect(between, `pixels between ${place} and its note`).toBeLessThan(12);
    expect(shared, `pixels that ${place} and its note have one above the other`).toBeGreaterThan(0);
    expect(overhang, `pixels of the note of ${place} outside the window`).toBeLessThanOrEqual(0);
  }).toPass({ timeout: 60_000 });
}

test('a word shows its meaning while the mouse is on it or on the meaning', { tag: '@sub-path' }, async ({ page }) => {
  const term = await open(page);
  await term.word.hover();
  await expect(term.note).toBeVisible();
  await expect(term.note).toContainText('take a task from a queue');
  await expectBeside(term);
  await term.note.getByText('take a task from a queue').hover();
  await term.more.hover();
  await expect(term.note).toBeVisible();
  await term.more.click();
  await expect(page).toHaveURL(/\/glossary\/#event-loop$/);
  await expect(page.getByRole('heading', { level: 3, name: 'event loop', exact: true })).toBeInViewport();
});

test('the meaning goes when the mouse goes, and one of another word takes its place', async ({ page }) => {
  const term = await open(page);
  const other = termOf(page, 'main-thread');
  await term.word.hover();
  await expect(term.note).toBeVisible();
  await other.word.hover();
  await expect(other.note).toBeVisible();
  await expect(term.note).toBeHidden();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(other.note).toBeHidden();
});

test('a click of the mouse on a word is a click on its link', async ({ page }) => {
  const term = await open(page);
  await term.word.click();
  await expect(page).toHaveURL(/\/glossary\/#event-loop$/);
});

test('the keyboard shows a meaning, reaches what is in it, and closes it', { tag: '@narrow' }, async ({ page }) => {
  const term = await open(page);
  await termOf(page, 'task-queue').word.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(term.word).toBeFocused();
  await expect(term.note).toBeVisible();
  await expectBeside(term);

  await page.keyboard.press('Escape');
  await expect(term.note).toBeHidden();
  await expect(term.word).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(term.note).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(term.more).toBeFocused();
  await expect(term.note).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(term.note).toBeHidden();
  await expect(term.word).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(term.word).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(term.note).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#event-loop$/);
});

test('Escape closes a meaning that the mouse opened, wherever the focus is', async ({ page }) => {
  const term = await open(page);
  await term.word.hover();
  await expect(term.note).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(term.note).toBeHidden();
});

test('who hears the page hears the meaning with the word', async ({ page }) => {
  const term = await open(page);
  await expect(term.word).toHaveAccessibleName('event loop');
  await expect(term.word).toHaveAccessibleDescription(/^What a thread of a browser does over and over: .*its own\.$/);
});

test.describe('where there are only fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the first tap shows the meaning, the link in it leads on, and a tap elsewhere closes it', async ({ page }) => {
    const term = await open(page);
    await term.word.tap();
    await expect(term.note).toBeVisible();
    await expectBeside(term);
    await expectNoSidewaysScrolling(page);
    await page.getByRole('heading', { level: 1 }).tap();
    await expect(term.note).toBeHidden();
    await expect(page).toHaveURL(/a-second-event-loop\/$/);

    await term.word.tap();
    await term.note.getByText('take a task from a queue').tap();
    await expect(term.note).toBeVisible();
    await term.more.tap();
    await expect(page).toHaveURL(/\/glossary\/#event-loop$/);
  });
});

test('a meaning stays in the window wherever its word stands', { tag: '@narrow' }, async ({ page }) => {
  await open(page);
  const ids = await page.locator('.term').evaluateAll((terms) => terms.map(({ id }) => id.replace('term-', '')));
  for (const id of ids) {
    const term = termOf(page, id);
    for (const block of ['center', 'end'] as const) {
      await term.word.evaluate((word, place) => word.scrollIntoView({ block: place, behavior: 'instant' }), block);
      await term.word.focus();
      await expect(term.note).toBeVisible();
      await expectBeside(term);
      await page.getByRole('heading', { level: 1 }).focus();
      await expect(term.note).toBeHidden();
    }
  }
});

test(
  'where a style sheet cannot place a meaning beside its word, the script does',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await open(page);
    await page.addStyleTag({ content: '.term-note { position: absolute; position-anchor: auto; margin: 0; }' });
    for (const block of ['center', 'end'] as const) {
      const term = termOf(page, 'blocking');
      await term.word.evaluate((word, place) => word.scrollIntoView({ block: place, behavior: 'instant' }), block);
      await term.word.focus();
      await expect(term.note).toBeVisible();
      await expectBeside(term);
      await page.getByRole('heading', { level: 1 }).focus();
      await expect(term.note).toBeHidden();
    }
  },
);

test('a lesson with an open meaning is accessible in both themes', { tag: '@narrow' }, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const term = await open(page);
  await term.word.focus();
  await expect(term.note).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveCSS('color-scheme', new RegExp(theme));
    await expectAccessible(page);
  }
  await expectNoSidewaysScrolling(page);
});

test('on paper a term is a word like any other', async ({ page }) => {
  const term = await open(page);
  await term.word.focus();
  await expect(term.note).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(term.note).toBeHidden();
  await expect(term.word).toHaveCSS('text-decoration-line', 'none');
  const colours = await term.word.evaluate((word) =>
    [word, word.closest('p')].map((one) => one && getComputedStyle(one).color),
  );
  expect(colours[0]).toBe(colours[1]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a term is a link to the glossary, and nothing of its meaning is in the way', async ({ page }) => {
    const term = await open(page);
    await term.word.hover();
    await expect(term.note).toBeHidden();
    await term.word.click();
    await expect(page).toHaveURL(/\/glossary\/#event-loop$/);
  });
});
