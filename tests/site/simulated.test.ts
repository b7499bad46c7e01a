import { expect, type Page } from '@playwright/test';
import type { LinkedProgram } from '../../src/runtime/program/link.ts';
import { expectAccessible } from './accessibility.ts';
import { buttonOf, expectEnded, expectNeverRun, logOf, openEditor, pickMachine, runTo, verdictOf } from './cell.ts';
import { openProgram as open, programOf } from './playground.ts';
import { test } from './warm-playground.ts';
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

function openProgram(page: Page, text: string, machine: LinkedProgram['machine']): Promise<Locator> {
  return open(page, programOf(text, machine));
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

test('turning a knob runs the program again, but never before the reader has', async ({ warmPage: page }) => {
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

test('a machine that a program cannot run on says why', async ({ warmPage: page }) => {
  const cell = await openProgram(page, 'console.log(1);', { kind: 'main' });
  const radio = cell.getByRole('radio', { name: 'Simulated' });
  await expect(radio).toBeDisabled();
  await expect(radio).toHaveAccessibleDescription(/^This program has nothing to simulate/);
});

test('the same program on the main thread leaves a picture of measured time', async ({ warmPage: page }) => {
  const cell = await openProgram(page, threeTasks, { kind: 'main' });
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(/^Completed in [\d.]+ m?s\.$/);
  await cell.getByRole('tab', { name: 'Timeline' }).click();
  await expect(cell.getByRole('figure', { name: 'Timeline' })).toContainText('measured');
  await buttonOf(cell, 'More').click();
  const saved = page.waitForEvent('download');
  await cell.getByRole('menuitem', { name: 'Export trace' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^program-\d+\.trace\.json$/);
});

test('a link takes the machine with all its settings along', async ({ warmPage: page }) => {
  const cell = await openProgram(page, threeTasks, {
    kind: 'simulated',
    cores: 3,
    seed: 9,
    settings: { slice: 5, costs: { switch: 1, start: 2, message: 3 }, policy: 'priority', devices: { disk: 4 } },
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
  await expect(knobs.getByRole('spinbutton', { name: 'Device disk, at once' })).toHaveValue('4');
});

test('a device that the program names has a knob: more requests at once, and the run is shorter', async ({
  warmPage: page,
}) => {
  const cell = await openProgram(page, threeTasks.replace('io(50)', 'io(50, "disk")'), { kind: 'simulated', cores: 3 });
  const knobs = cell.getByRole('group', { name: 'Simulated machine' });
  const disk = knobs.getByRole('spinbutton', { name: 'Device disk, at once' });
  await expect(disk).toBeHidden();
  await knobs.getByText('More of the machine').click();
  await expect(disk).toHaveValue('1');
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText('Completed in 180 ms of virtual time on 3 cores.');
  await disk.fill('3');
  await disk.press('Enter');
  await expect(verdictOf(cell)).toHaveText(/^Completed in 80 ms of virtual time on 3 cores/);
  await disk.fill('0');
  await disk.press('Tab');
  await expect(disk).toHaveValue('3');
  await knobs.getByText('More of the machine').click();
  await expect(knobs.getByText('More of the machine: disk 3 at once')).toBeVisible();
});

test('a program in virtual minutes says before Run what it will take for real', async ({ warmPage: page }) => {
  const cell = await openProgram(page, threeTasks.replace('cpu(20)', 'cpu(100_000)'), { kind: 'simulated', cores: 1 });
  const main = cell.getByText(/^Here /);
  await pickMachine(cell, 'Main thread');
  await expect(main).toHaveText(
    /^Here cpu\(\) and io\(\) take real time\. Run the program on Simulated to see how much/,
  );
  await cell.getByRole('radio', { name: 'Simulated' }).check();
  await expect(main).toHaveCount(0);
  await runTo(cell, 'completed');
  await pickMachine(cell, 'Main thread');
  await expect(main).toHaveText('Here its work takes real time: at least 5 min. A run here is ended after 30 s.');
});

test('lines of the open editor and spans of the picture light each other up, by pointer and by keyboard', async ({
  warmPage: page,
}) => {
  const text = threeTasks.replace('io(50)', 'io(50, "disk")');
  const cell = await openProgram(page, text, { kind: 'simulated', cores: 3 });
  const textbox = await openEditor(cell, 'main.ts');
  await runTo(cell, 'completed');
  const spans = cell.getByRole('application', { name: 'Spans' });
  const disks = spans.getByText('disk', { exact: true }).filter({ visible: true });
  await expect(disks).toHaveCount(3);
  const editor = cell.locator('.editor-surface');
  await editor.getByText('await cpu(10)').hover();
  await expect(disks).toHaveCount(0);
  await editor.getByText('await io(50').hover();
  await expect(disks).toHaveCount(3);
  await verdictOf(cell).hover();
  await textbox.focus();
  await textbox.press('ControlOrMeta+Home');
  for (const _ of [2, 3]) await textbox.press('ArrowDown');
  await expect(disks).toHaveCount(0);
  await textbox.press('ArrowDown');
  await expect(disks).toHaveCount(3);

  // Line 5 is where the disk is asked.
  await spans.focus();
  await spans.press('ArrowDown');
  await spans.press('ArrowRight');
  const lit = cell.locator('.editor-lit');
  await expect(lit).toHaveCount(1);
  await spans.press('Enter');
  await expect(textbox).toBeFocused();
});
