import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling } from './accessibility.ts';
import { lessons } from './lessons.ts';

const glossary = './glossary/';

function searchBox(page: Page): Locator {
  return page.getByRole('search', { name: 'Glossary' }).getByRole('searchbox', { name: 'Find a term' });
}

function statusOf(page: Page): Locator {
  return page.getByRole('search', { name: 'Glossary' }).getByRole('status');
}

function termNamed(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 3, name, exact: true });
}

/** The names of the terms that are shown, in order. */
async function shown(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts();
}

test(
  'the header leads to the glossary, and the glossary to the lesson that a term is first met in',
  { tag: ['@sub-path', '@narrow'] },
  async ({ page }) => {
    await page.goto(lessons.words);
    const menu = page.getByRole('button', { name: 'Menu' });
    if (await menu.isVisible()) await menu.click();
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Glossary' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
    const entry = page.locator('.glossary-entry').filter({ has: termNamed(page, 'task queue') });
    await expect(entry).toContainText('waits for its turn');
    await expect(entry.getByRole('list', { name: 'Sources for task queue' }).getByRole('link')).toHaveAttribute(
      'href',
      'https://html.spec.whatwg.org/multipage/webappapis.html#task-queue',
    );
    await entry.getByRole('link', { name: 'A second event loop' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A second event loop');
    await expect(page.locator('#term-task-queue')).toBeInViewport();
  },
);

test(
  'every term has an address of its own, and letters lead to their terms',
  { tag: '@sub-path' },
  async ({ page }) => {
    await page.goto(`${glossary}#latency`);
    await expect(termNamed(page, 'latency')).toBeInViewport();
    await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'W' }).click();
    await expect(termNamed(page, 'work')).toBeInViewport();
    const names = (await shown(page)).map((name) => name.toLowerCase());
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
  },
);

test(
  'the search shows what is typed, by a name of the term, and Enter goes there',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.goto(glossary);
    const all = (await shown(page)).length;
    await searchBox(page).focus();
    await page.keyboard.type('Turnaround  TI');
    expect(await shown(page)).toEqual(['latency']);
    await expect(statusOf(page)).toHaveText('1 term');
    await expect(page.getByRole('navigation', { name: 'Letters' }).getByRole('link')).toHaveText(['L']);
    await page.keyboard.press('Enter');
    await expect(termNamed(page, 'latency').getByRole('link')).toBeFocused();

    await searchBox(page).focus();
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('');
    expect(await shown(page)).toHaveLength(all);
    await expect(statusOf(page)).toHaveText('');
  },
);

test('Enter goes to the term itself before those that only hold the word', async ({ page }) => {
  await page.goto(glossary);
  await searchBox(page).fill('thread');
  expect(await shown(page)).toEqual(['main thread', 'pool', 'thread']);
  await page.keyboard.press('Enter');
  await expect(termNamed(page, 'thread').getByRole('link')).toBeFocused();
});

test('a word that names no term finds those that speak of it, and nothing is said to be nothing', async ({ page }) => {
  await page.goto(glossary);
  await searchBox(page).fill('xylophone');
  await expect(statusOf(page)).toHaveText('No term is called “xylophone”.');
  expect(await shown(page)).toEqual([]);
  await searchBox(page).fill('half');
  await expect(statusOf(page)).toHaveText(/^No term is called “half”\. \d terms speak of it\.$/);
  expect(await shown(page)).toContain('median');
});

test('a link to a term that the search has hidden shows it, also on the way back', async ({ page }) => {
  await page.goto(glossary);
  await searchBox(page).fill('throughput');
  expect(await shown(page)).toEqual(['throughput']);
  await page.getByRole('main').getByRole('link', { name: 'latency' }).first().click();
  await expect(termNamed(page, 'latency')).toBeInViewport();
  await expect(searchBox(page)).toHaveValue('');
  await searchBox(page).fill('throughput');
  await page.getByRole('main').getByRole('link', { name: 'speed-up' }).click();
  await searchBox(page).fill('throughput');
  await page.goBack();
  await expect(termNamed(page, 'latency')).toBeInViewport();
});

test('the search of the site leads to the term itself', { tag: '@sub-path' }, async ({ page }) => {
  await page.goto('./');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search lessons' });
  await dialog.getByRole('searchbox').fill('Amdahl');
  await dialog.getByRole('link', { name: /Glossary: Amdahl/ }).click();
  await expect(page).toHaveURL(/\/glossary\/#amdahls-law$/);
  await expect(termNamed(page, 'Amdahl’s law')).toBeInViewport();
});

for (const state of ['whole', 'searched'] as const) {
  test(
    `the ${state} glossary is accessible in both themes and fits the screen`,
    { tag: '@narrow' },
    async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${glossary}#latency`);
      if (state === 'searched') await searchBox(page).fill('race');
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await expect(page.locator('html')).toHaveCSS('color-scheme', new RegExp(theme));
        await expectAccessible(page);
      }
      await expectNoSidewaysScrolling(page);
    },
  );
}

test('the glossary needs one direction of scrolling only at a zoom of 400 %', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(glossary);
  await expectNoSidewaysScrolling(page);
});

test('on paper the glossary is its terms with their sources', async ({ page }) => {
  await page.goto(glossary);
  await page.emulateMedia({ media: 'print' });
  await expect(termNamed(page, 'latency')).toBeVisible();
  await expect(searchBox(page)).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Letters' })).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the glossary has all of its terms and no search', async ({ page }) => {
    await page.goto(`${glossary}#latency`);
    await expect(termNamed(page, 'latency')).toBeInViewport();
    expect((await shown(page)).length).toBeGreaterThanOrEqual(45);
    await expect(searchBox(page)).toBeHidden();
  });
});
