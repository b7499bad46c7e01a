import type { Page } from '@playwright/test';
import { buttonOf, cellTitled, chooseFromMenu, edit, liveCell, logOf, openEditor, pickMachine, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, playground, programOf } from './playground.ts';

const tasksProgram = `import { cpu, task } from "lab";
await cpu(1);
await Promise.all(Array.from({ length: 8 }, (_, index) => task(\`part \${index}\`, () => cpu(1))));`;
const drawingProgram = `import { plot, table } from "lab";
table([{ workers: 1, ms: 612, note: "alone" }, { workers: 4, ms: 165 }]);
plot({ measured: [[1, 1], [2, 1.9], [4, 3.7]], ideal: [[1, 1], [2, 2], [4, 4]] }, { title: "Speed-up", x: "workers", y: "times" });
plot([["tea", 4], ["milk", 2]], { kind: "bar" });`;

/** What a reader can have in front of them; each is everything at once that can stand on one page. */
export const pageStates = {
  'the home page': async (page) => {
    await page.goto('./');
    await liveCell(page, 'Counting primes');
    // Else the header may lie over a part of a control, which then looks too small.
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
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
  'the playground with a table and plots in its output': async (page) => {
    const cell = await openProgram(page, programOf(drawingProgram));
    await runTo(cell, 'completed');
    const picture = logOf(cell).getByRole('img', { name: /^Speed-up\./ });
    await picture.scrollIntoViewIfNeeded();
    await picture.locator('svg').waitFor();
    await logOf(cell).getByText('Figures').first().click();
  },
  'the playground with runs side by side, ten of them, and a scaling': async (page) => {
    const cell = await openProgram(page, programOf(tasksProgram, { kind: 'simulated', cores: 1 }));
    await runTo(cell, 'completed');
    await pickMachine(cell, 'Main thread');
    await chooseFromMenu(cell, 'Run 10 times');
    await cell.getByRole('figure', { name: 'Run 10 times' }).getByRole('img').waitFor();
    await cell.getByRole('radio', { name: 'Simulated' }).check();
    await chooseFromMenu(cell, 'Measure scaling');
    await cell
      .getByRole('figure', { name: 'Scaling' })
      .getByRole('img', { name: /^Efficiency/ })
      .locator('svg')
      .waitFor();
    await cell.getByText('Scaling as a table').click();
  },
  'the page for lost readers': async (page) => {
    await page.goto('./404.html');
  },
} as const satisfies Record<string, (page: Page) => Promise<void>>;
