import { expect, test } from '@playwright/test';
import { buttonOf, edit, expectEnded, runTo, verdictOf } from './cell.ts';
import { openProgram, programOf } from './playground.ts';

const lostUpdate = `import { assert } from 'lab';

export function setup() {
  return { counter: new Int32Array(new SharedArrayBuffer(4)) };
}

function work({ counter }: { counter: Int32Array }) {
  counter[0] = counter[0] + 1;
}

export const threads = { A: work, B: work };

export function check({ counter }: { counter: Int32Array }) {
  assert(counter[0] === 2, \`counter is \${counter[0]}\`);
}

export const explore = { expect: 'fails' };
`;
const endless = `export function setup() {
  return { a: new Int32Array(new SharedArrayBuffer(4)) };
}
export const threads = {
  A({ a }: { a: Int32Array }) {
    a[0] = 1;
    /(a+)+$/.test('a'.repeat(60) + 'b');
  },
};
`;
const everySchedule = { kind: 'schedules' } as const;

test('a threads program is offered Workers and All schedules, a script everything but All schedules', async ({
  page,
}) => {
  const threads = await openProgram(page, programOf(lostUpdate, everySchedule));
  await expect(threads.getByRole('radio', { name: 'All schedules' })).toBeChecked();
  await expect(threads.getByRole('radio', { name: 'Main thread' })).toBeDisabled();
  await expect(threads.getByRole('radio', { name: 'Main thread' })).toHaveAccessibleDescription(/need a worker each/);
  await expect(threads.getByRole('radio', { name: 'Simulated' })).toHaveAccessibleDescription(/no shared memory/);
  await expect(threads.getByRole('radio', { name: 'Workers' })).toBeEnabled();

  const script = await openProgram(page, programOf('console.log(1);'));
  await expect(script.getByRole('radio', { name: 'All schedules' })).toBeDisabled();
  await expect(script.getByRole('radio', { name: 'All schedules' })).toHaveAccessibleDescription(
    /programs that export setup and threads/,
  );
});

test('Run explores: the verdict is said first, and the schedules are shown', async ({ page }) => {
  const cell = await openProgram(page, programOf(lostUpdate, everySchedule));
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toContainText('4 of 6 schedules fail');
  await expect(verdictOf(cell)).toContainText('fewest switches: 2, proven');
  await expect(cell.getByRole('tab', { name: 'Schedules' })).toHaveAttribute('aria-selected', 'true');
  await expect(cell.locator('.schedules-table')).toBeVisible();
  await expect(cell.getByText('All schedules means all sequentially consistent executions')).toBeVisible();
  await cell.getByRole('tab', { name: 'Output' }).click();
  await expect(cell.getByText('6 schedules, 4 of them wrong')).toBeVisible();
});

test('a program that never gives its thread back is stopped', async ({ page }) => {
  const cell = await openProgram(page, programOf(endless, everySchedule));
  await buttonOf(cell, 'Run').click();
  await buttonOf(cell, 'Stop').click();
  await expectEnded(cell, 'stopped', 5_000);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('a link holds a schedule, and the view begins with it', async ({ page }) => {
  const cell = await openProgram(page, { ...programOf(lostUpdate, everySchedule), schedule: 'A2B2' });
  await runTo(cell, 'completed');
  await expect(cell.locator('.schedules-table')).toBeVisible();
  await expect(cell.getByRole('textbox', { name: /schedule/i })).toHaveValue('A2B2');
});

test('what cannot be explored is refused with a sentence and its place', async ({ page }) => {
  const text = lostUpdate.replace('counter[0] = counter[0] + 1;', 'setTimeout(() => {}, 1);');
  const cell = await openProgram(page, programOf(text, everySchedule));
  await runTo(cell, 'unsupported');
  await expect(verdictOf(cell)).toContainText('setTimeout is refused here');
  await expect(verdictOf(cell)).toContainText('main.ts:8');
});

test('an edited program is explored as it was edited', async ({ page }) => {
  const cell = await openProgram(page, programOf(lostUpdate, everySchedule));
  await edit(cell, 'main.ts', lostUpdate.replace('counter[0] = counter[0] + 1;', 'Atomics.add(counter, 0, 1);'));
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toContainText('All 2 schedules hold');
});
