import type { Page } from '@playwright/test';
import { buttonOf, cellTitled, edit, liveCell, openEditor, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, playground, programOf } from './playground.ts';

/** What a reader can have in front of them; each is everything at once that can stand on one page. */
export const pageStates = {
  'the home page': async (page) => {
    await page.goto('./');
    await liveCell(page, 'Counting primes');
  },
  'a lesson at rest': async (page) => {
    await page.goto(lessons.words);
    await liveCell(page, 'Four cashiers');
  },
  'a lesson with output of workers, an error, and an open editor with its problems': async (page) => {
    await page.goto(lessons.book);
    await runTo(cellTitled(page, 'Eight customers'), 'completed');
    await runTo(cellTitled(page, 'A price is missing'), 'threw');
    const cell = cellTitled(page, 'A shopping basket');
    await edit(cell, 'main.ts', 'console.log("edited"); const = 3;');
    await runTo(cell, 'did-not-compile');
    await openEditor(cell, 'main.ts');
  },
  'the playground': async (page) => {
    await page.goto(playground);
    await liveCell(page, 'Playground');
  },
  'the playground with a stranger’s program, unfolded output and an open menu': async (page) => {
    const text = 'console.log(new Map([["tea", 410]])); console.warn("careful"); console.error(new Error("no"));';
    const cell = await openProgram(page, programOf(text));
    await runTo(cell, 'completed');
    await cell.getByRole('button', { name: 'Unfold Map' }).click();
    await buttonOf(cell, 'More').click();
    await cell.getByRole('menu').waitFor();
  },
  'the page for lost readers': async (page) => {
    await page.goto('./404.html');
  },
} as const satisfies Record<string, (page: Page) => Promise<void>>;
