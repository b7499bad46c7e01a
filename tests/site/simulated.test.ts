import { expect, test, type Page } from '@playwright/test';
import { printLink, type LinkedProgram } from '../../src/runtime/program/link.ts';
import { expectAccessible } from './accessibility.ts';
import { buttonOf, cellTitled, expectEnded, expectNeverRun, logOf, runTo, verdictOf } from './cell.ts';
import type { Locator } from '@playwright/test';

const threeTasks = `import { cpu, io, task } from "lab";
const work = async (name: string) => {
  await cpu(20);
  await io(50);
  await cpu(10);
  console.log(name);
};
await Promise.all(["one", "two", "three"].map((name) => task(name, () => work(name))));
`;

async function openProgram(page: Page, text: string, machine: LinkedProgram['machine']): Promise<Locator> {
  const link = printLink({
    title: 'Tasks',
    files: [{ name: 'main.ts', text }],
    ...(machine === undefined ? {} : { machine }),
  });
  if (!link.ok) throw new Error(link.message);
  await page.goto(`./playground/${link.hash}`);
  return cellTitled(page, 'Tasks');
}

test(
  'a link opens the simulated machine, and a run there is a picture and a table of virtual time',
  { tag: '@narrow' },
  async ({ page }) => {
    const cell = await openProgram(page, threeTasks, { kind: 'simulated', cores: 1 });
    await expect(cell.getByRole('radio', { name: 'Simulated' })).toBeChecked();
    await expect(cell.getByRole('spinbutton', { name: 'Cores' })).toHaveValue('1');
    await expectNeverRun(cell);
    await runTo(cell, 'completed');
    await expect(verdictOf(cell)).toHaveText('Completed in 120 ms of virtual time on 1 core.');
    await expect(cell.getByRole('figure', { name: 'Timeline' })).toBeVisible();
    await cell.getByText('Timeline as a table').click();
    await expect(cell.getByRole('table', { name: 'Timeline as a table' }).getByRole('row')).not.toHaveCount(0);
    await expect(logOf(cell).getByRole('listitem')).toHaveText(['one', 'two', 'three']);
    await expectAccessible(page);
  },
);

test('turning a knob runs the program again, but never before the reader has', async ({ page }) => {
  const cell = await openProgram(page, threeTasks, { kind: 'simulated', cores: 1 });
  const knobs = cell.getByRole('group', { name: 'Simulated machine' });
  await knobs.getByRole('slider', { name: 'Cores' }).fill('2');
  await expect(cell.getByRole('spinbutton', { name: 'Cores' })).toHaveValue('2');
  await expectNeverRun(cell);
  await runTo(cell, 'completed');
  await knobs.getByRole('slider', { name: 'Cores' }).fill('3');
  await expect(verdictOf(cell)).toHaveText(
    'Completed in 80 ms of virtual time on 3 cores, 1.25× faster than your last run on 2 cores.',
  );
  await knobs.getByRole('combobox', { name: 'Next is' }).selectOption('Round robin');
  await expect(knobs.getByRole('spinbutton', { name: 'Time slice, milliseconds' })).toHaveValue('10');
  await expectEnded(cell, 'completed');
});

test('a machine that a program cannot run on says why', async ({ page }) => {
  const cell = await openProgram(page, 'console.log(1);', { kind: 'main' });
  const radio = cell.getByRole('radio', { name: 'Simulated' });
  await expect(radio).toBeDisabled();
  await expect(radio).toHaveAccessibleDescription(/^This program has nothing to simulate/);
});

test('the same program on the main thread leaves a picture of measured time', async ({ page }) => {
  const cell = await openProgram(page, threeTasks, { kind: 'main' });
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(/^Completed in [\d.]+ m?s\.$/);
  await cell.getByRole('tab', { name: 'Timeline' }).click();
  await expect(cell.getByRole('figure', { name: 'Timeline' })).toContainText('measured');
  await buttonOf(cell, 'More').click();
  const saved = page.waitForEvent('download');
  await cell.getByRole('menuitem', { name: 'Export trace' }).click();
  expect((await saved).suggestedFilename()).toBe('tasks.trace.json');
});

test('a link takes the machine with all its settings along', async ({ page }) => {
  const cell = await openProgram(page, threeTasks, {
    kind: 'simulated',
    cores: 3,
    seed: 9,
    settings: { slice: 5, costs: { switch: 1, start: 2, message: 3 }, policy: 'priority', devices: {} },
  });
  const knobs = cell.getByRole('group', { name: 'Simulated machine' });
  await expect(knobs.getByRole('combobox', { name: 'Next is' })).toHaveValue('priority');
  for (const [name, value] of [
    ['Time slice', '5'],
    ['Switch', '1'],
    ['Start', '2'],
    ['Message', '3'],
  ] as const) {
    await expect(knobs.getByRole('spinbutton', { name: `${name}, milliseconds` })).toHaveValue(value);
  }
});
