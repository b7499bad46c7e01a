import { expect } from '@playwright/test';
import { brokenLock, lostUpdate } from '../unit/schedules/programs.ts';
import { expectEnded, runTo, verdictOf } from './cell.ts';
import { openProgram, programOf } from './playground.ts';
import { test } from './warm-playground.ts';

test('a threads program runs a thousand times for real, and the count stands beside the exact share', async ({
  warmPage: page,
}) => {
  const cell = await openProgram(page, programOf(lostUpdate(1, 'Atomics.add(counter, 0, 1)'), { kind: 'schedules' }));
  await runTo(cell, 'completed');
  await cell.getByRole('button', { name: 'Repeat 1,000 times on real workers' }).click();
  await expectEnded(cell, 'completed', 60_000);
  await expect(cell.getByRole('region', { name: 'Verdict' })).toContainText(
    'On real workers: wrong in 0 of 1,000 runs.',
  );
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
  await expect(verdictOf(cell).first()).toContainText('Replayed on real workers, step by step as in the table.');
});
