import { expect, test, type Page } from '@playwright/test';
import {
  buttonOf,
  cellTitled,
  edit,
  expectEnded,
  liveCell,
  logOf,
  pickMachine,
  printedBy,
  runTo,
  runUntil,
  verdictOf,
} from './cell.ts';
import { holdBack } from './faults.ts';
import { lessons } from './lessons.ts';

// Fault 39 of the suite: one run on the page, whatever is clicked.

/** Clicks Run many times within one task of the page. */
async function hitRun(page: Page, title: string, times: number): Promise<void> {
  await buttonOf(cellTitled(page, title), 'Run').evaluate((button: HTMLElement, count) => {
    for (let click = 0; click < count; click += 1) button.click();
  }, times);
}

test.beforeEach(({ page }) => page.goto(lessons.book));

test('Run hit twenty times is one run', async ({ page }) => {
  const cell = await liveCell(page, 'A shopping basket');
  await hitRun(page, 'A shopping basket', 20);
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});

test('Run hit again during a run begins anew, and no output is crossed; Stop twice is Stop', async ({ page }) => {
  const cell = await liveCell(page, 'A sign in the window');
  await hitRun(page, 'A sign in the window', 1);
  await expect(cell).toHaveAttribute('data-busy');
  await expect(cell.locator('iframe[data-state="busy"]')).toHaveCount(1);
  await hitRun(page, 'A sign in the window', 1);
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['the sign says: 0 in the queue']);

  await buttonOf(cell, 'Run').click();
  await buttonOf(cell, 'Stop').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await page.keyboard.press('Escape');
  await expectEnded(cell, 'stopped');
  await runTo(cell, 'completed');
});

test('Run hit while its program is being fetched runs once, when it has come', async ({ page }) => {
  const release = await holdBack(page, '**/programs/*.json');
  const cell = cellTitled(page, 'A shopping basket');
  await buttonOf(cell, 'Run').click();
  await expect(cell).toHaveAttribute('data-busy');
  await buttonOf(cell, 'Run').click();
  release();
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});

test('Stop while a program is being fetched keeps it from running', async ({ page }) => {
  const release = await holdBack(page, '**/programs/*.json');
  const cell = cellTitled(page, 'A shopping basket');
  await buttonOf(cell, 'Run').click();
  await buttonOf(cell, 'Stop').click();
  await expectEnded(cell, 'stopped');
  release();
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});

test('an edit during a run changes the next run, not this one', async ({ page }) => {
  const cell = await liveCell(page, 'A sign in the window');
  await buttonOf(cell, 'Run').click();
  await edit(cell, 'main.ts', 'console.log("the next run");');
  await expectEnded(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['the sign says: 0 in the queue']);
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['the next run']);
});

test('a run in a second cell stops the first, which says so', async ({ page }) => {
  const first = cellTitled(page, 'A sign in the window');
  const second = cellTitled(page, 'A shopping basket');
  await buttonOf(first, 'Run').click();
  await expect(first).toHaveAttribute('data-busy');
  await runTo(second, 'completed');
  await expectEnded(first, 'stopped');
  await expect(verdictOf(first)).toHaveText(
    /^Stopped after [\d.]+ m?s, because another program on this page was started\.$/,
  );
  expect(await printedBy(first)).toEqual([]);
  expect(await printedBy(second)).toHaveLength(4);
});

test('an endless loop in one cell does not keep another from running', async ({ page }) => {
  const first = cellTitled(page, 'A loop that you can make endless');
  await edit(first, 'main.ts', 'console.log("on");\nwhile (true) {}');
  for (const machine of ['Workers', 'Main thread'] as const) {
    await pickMachine(first, machine);
    await runUntil(first, 'on');
    const second = cellTitled(page, 'A shopping basket');
    await runTo(second, 'completed');
    await expectEnded(first, 'stopped');
    await expect(logOf(first).getByRole('listitem')).toHaveText(['on']);
  }
});
