import { expect, test } from '@playwright/test';
import { cellTitled, outputOf, pickMachine, printedBy, runTo, verdictOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { isForCompiler, pathOf, transferOf } from './transfer.ts';

test('a program of a lesson runs across four workers, every line tells its thread, and the main thread gives the same result', async ({
  page,
}) => {
  const { requests } = transferOf(page);
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'Eight customers');
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(/^Completed in .+ on 5 threads\.$/);
  const lines = await outputOf(cell);
  expect(new Set(lines.map(({ lane }) => lane))).toEqual(
    new Set(['main', 'worker-1', 'worker-2', 'worker-3', 'worker-4']),
  );
  expect(lines.at(-1)?.lane).toBe('main');
  expect(lines.at(-1)?.text).toContain("receipts: ['Ada has paid', 'Ben has paid'");
  await pickMachine(cell, 'Main thread');
  await runTo(cell, 'completed');
  expect((await printedBy(cell)).at(-1)).toBe(lines.at(-1)?.text);
  expect(requests.filter(isForCompiler).map(pathOf)).toEqual([]);
});

test('the live program of the home page runs', { tag: ['@sub-path', '@narrow'] }, async ({ page }) => {
  await page.goto('./');
  const cell = cellTitled(page, 'Counting primes');
  await runTo(cell, 'completed');
  expect((await printedBy(cell)).at(-1)).toBe('primes below 2 million: 148933');
});
