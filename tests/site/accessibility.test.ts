import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling } from './accessibility.ts';
import { buttonOf, cellTitled, edit, liveCell, openEditor, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, playground, programOf } from './playground.ts';

const states = {
  'the home page': async (page) => {
    await page.goto('./');
    await liveCell(page, 'Counting primes');
  },
  'a lesson at rest': async (page) => {
    await page.goto(lessons.words);
    await liveCell(page, 'Four cashiers');
  },
  'a lesson after a run on workers': async (page) => {
    await page.goto(lessons.book);
    await runTo(cellTitled(page, 'Eight customers'), 'completed');
  },
  'a lesson with unfolded output and an open menu': async (page) => {
    await page.goto(lessons.book);
    const cell = cellTitled(page, 'A shopping basket');
    await runTo(cell, 'completed');
    await cell.getByRole('button', { name: 'Unfold Map' }).click();
    await buttonOf(cell, 'More').click();
  },
  'a lesson after an error': async (page) => {
    await page.goto(lessons.book);
    await runTo(cellTitled(page, 'A price is missing'), 'threw');
  },
  'a lesson with an open editor and its problems': async (page) => {
    await page.goto(lessons.book);
    const cell = cellTitled(page, 'A shopping basket');
    await edit(cell, 'main.ts', 'console.log("edited"); const = 3;');
    await runTo(cell, 'did-not-compile');
    await openEditor(cell, 'main.ts');
  },
  'the playground': async (page) => {
    await page.goto(playground);
    await liveCell(page, 'Playground');
  },
  'the playground with a stranger’s program': async (page) => {
    const cell = await openProgram(page, programOf('console.warn("careful"); console.error(new Error("no"));'));
    await runTo(cell, 'completed');
  },
  'the page for lost readers': async (page) => {
    await page.goto('./404.html');
  },
} as const satisfies Record<string, (page: Page) => Promise<void>>;

for (const [name, open] of Object.entries(states)) {
  test(`${name} is accessible in both themes and fits the screen`, { tag: '@narrow' }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await expect(page.locator('html')).toHaveCSS('color-scheme', new RegExp(theme));
      await expectAccessible(page);
    }
    await expectNoSidewaysScrolling(page);
  });
}
