import { expect } from '@playwright/test';
import { brokenLock, lostUpdate } from '../unit/schedules/programs.ts';
import { chooseFromMenu, expectEnded, runTo, verdictOf } from './cell.ts';
import { openProgram, programOf } from './playground.ts';
import { test } from './warm-playground.ts';

test('a threads program runs a thousand times for real, and the count stands beside the exact share', async ({
  warmPage: page,
}) => {
  const cell = await openProgram(page, programOf(lostUpdate(1, 'Atomics.add(counter, 0, 1)'), { kind: 'schedules' }));
  await runTo(cell, 'completed');
  await chooseFromMenu(cell, 'Run 1,000 times for real');
  await expectEnded(cell, 'completed', 60_000);
  await expect(verdictOf(cell).first()).toContainText('For real, none of 1,000 runs went wrong');
  await expect(cell.getByRole('region', { name: 'Verdict' })).toContainText('For real, none of 1,000 runs went wrong.');
  // The exploration, whose place the runs have taken, answers again.
  await cell.getByRole('textbox', { name: 'Schedule' }).fill('BA');
  await cell.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(cell.getByRole('slider', { name: 'Step' })).toHaveAttribute('max', '2');
});

test('the schedule that is shown happens on real workers, too', async ({ warmPage: page }) => {
  const cell = await openProgram(page, programOf(brokenLock, { kind: 'schedules' }));
  await runTo(cell, 'completed');
  await cell.getByRole('button', { name: 'Replay on real workers' }).click();
  await expectEnded(cell, 'completed', 60_000);
  await expect(verdictOf(cell).first()).toContainText(/^Real workers took the same \d+ steps/u);
});
