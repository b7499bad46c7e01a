import { expect, test } from '@playwright/test';
import { buttonOf, cellTitled, liveCell, runTo, verdictOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

// Fault 52 of the suite.
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Worker');
  }),
);

test('a browser without workers is offered the main thread, and told why', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'Eight customers');
  const workers = cell.getByRole('radio', { name: 'Workers' });
  await expect(workers).toBeDisabled();
  await expect(workers).toHaveAccessibleDescription(
    'Workers are not available: this browser has none, or blocks them. The main thread runs the same program.',
  );
  await expect(cell.getByRole('radio', { name: 'Main thread' })).toBeChecked();
  await runTo(cellTitled(page, 'A shopping basket'), 'completed');
});

test('a program that must be compiled says that it cannot be', async ({ page }) => {
  const cell = await openProgram(page, programOf('console.log(1);'));
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(
    'The compiler cannot be started: this browser has no workers, or blocks them. The programs of lessons run as long as they are not edited.',
  );
  await expect(cell).not.toHaveAttribute('data-busy');
});
