import { expect, type Page } from '@playwright/test';
import { buttonOf, expectEnded, expectNeverRun, printedBy, runTo, runUntil, verdictOf } from './cell.ts';
import type { OutcomeStatus } from './cell.ts';
import { hastenClock } from './fast-clock.ts';
import { openProgram, programOf } from './playground.ts';
import { test } from './warm-playground.ts';

const endings = [
  { outcome: 'completed', text: 'console.log("done");', sentence: /^Completed in [\d.]+ m?s\.$/ },
  {
    outcome: 'threw',
    text: 'console.log("on");\nthrow new RangeError("too far");',
    sentence: /^RangeError: too far — main\.ts:2, after [\d.]+ m?s\.$/,
  },
  { outcome: 'threw', text: 'throw null;', sentence: /^Threw null, after [\d.]+ m?s\.$/ },
  { outcome: 'did-not-compile', text: 'const x = ;', sentence: /^Did not compile: an error at main\.ts:1:11\.$/ },
  {
    outcome: 'crashed',
    text: 'location.href = "about:blank";\nawait new Promise(() => setInterval(() => {}, 1000));',
    sentence:
      /^Crashed after [\d.]+ m?s: the program sent its page to another address, and with it everything that ran there\. The next run starts in a new sandbox\.$/,
  },
] as const satisfies readonly { outcome: OutcomeStatus; text: string; sentence: RegExp }[];

test('the verdict of a run is one sentence, however it ends', async ({ warmPage }) => {
  for (const { outcome, text, sentence } of endings) {
    const cell = await openProgram(warmPage, programOf(text));
    await expectNeverRun(cell);
    await runTo(cell, outcome);
    await expect(verdictOf(cell), text).toHaveText(sentence);
  }
});

for (const kind of ['main', 'workers'] as const) {
  const machine = kind === 'main' ? { kind } : { kind, workers: 2 };
  const text = 'console.log("on");\nwhile (true) {}';

  /** On the same page still, with another program. */
  const expectNextRun = async (page: Page): Promise<void> => {
    const next = await openProgram(page, programOf('console.log("again");', machine));
    await runTo(next, 'completed');
    expect(await printedBy(next)).toEqual(['again']);
  };

  test(`an endless loop on ${kind} is stopped, and the next run works`, async ({ warmPage }) => {
    const cell = await openProgram(warmPage, programOf(text, machine));
    await runUntil(cell, 'on');
    await expect(cell).toHaveAttribute('data-busy');
    await expect(cell).not.toHaveAttribute('data-outcome');
    await buttonOf(cell, 'Stop').click();
    await expectEnded(cell, 'stopped');
    await expect(verdictOf(cell)).toHaveText(/^Stopped after [\d.]+ m?s\.$/);
    await expect(buttonOf(cell, 'Stop')).toHaveCount(0);
    expect(await printedBy(cell)).toEqual(['on']);
    await expectNextRun(warmPage);
  });

  test(`an endless loop on ${kind} ends with its time, and the next run works`, async ({ page }) => {
    await hastenClock(page);
    const cell = await openProgram(page, programOf(text, machine));
    await runTo(cell, 'timed-out');
    await expect(verdictOf(cell)).toHaveText(
      'Out of time after 30 s, the limit of a run. Is there a loop that never ends?',
    );
    expect(await printedBy(cell)).toEqual(['on']);
    await expectNextRun(page);
  });
}
