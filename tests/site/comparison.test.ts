import { expect, type Locator } from '@playwright/test';
import { buttonOf, chooseFromMenu, edit, expectEnded, logOf, pickMachine, runTo, verdictOf } from './cell.ts';
import { openProgram, programOf } from './playground.ts';
import { pathOf, transferOf } from './transfer.ts';
import { test } from './warm-playground.ts';

/** 120 ms of virtual time on one core, 100 on two, 80 on three. */
const threeTasks = `import { cpu, io, task } from "lab";
const work = async () => {
  await cpu(20);
  await io(50);
  await cpu(10);
};
await Promise.all(["one", "two", "three"].map((name) => task(name, work)));
`;

/** A fifth of it is serial: 160 ms, and 64 tasks of 10 ms. */
const fifthSerial = `import { cpu, task } from "lab";
await cpu(160);
await Promise.all(Array.from({ length: 64 }, (_, index) => task(\`part \${index}\`, () => cpu(10))));
`;

const oneCore = { kind: 'simulated', cores: 1 } as const;

/** What the rows of a table say, cell by cell. */
function textsOf(table: Locator): Promise<readonly (readonly string[])[]> {
  return table
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim().replace(/\s+/g, ' ')),
      ),
    );
}

test('two runs of one program are compared, in the verdict and in a table whose baseline the reader chooses', async ({
  warmPage: page,
}) => {
  const cell = await openProgram(page, programOf(threeTasks, oneCore));
  const tab = cell.getByRole('tab', { name: 'Runs' });
  await runTo(cell, 'completed');
  await expect(tab).toHaveCount(0);
  await cell.getByRole('slider', { name: 'Cores' }).fill('3');
  await expect(verdictOf(cell)).toHaveText(
    'Completed in 80 ms of virtual time on 3 cores, 1.5× faster than your last run on 1 core.',
  );
  await tab.click();
  const table = cell.getByRole('table', { name: 'Runs' });
  const settings = 'first come, first served';
  await expect(table.getByRole('row')).toHaveCount(3);
  expect(await textsOf(table)).toEqual([
    ['Baseline', 'Machine', 'Time', 'Speed-up', 'Busy', 'Outcome', 'Program'],
    // The three tasks compute for 90 of 120 milliseconds, and for 90 of 3 × 80.
    ['1', `Simulated, 1 core${settings}`, '120 ms', 'baseline', '75%', 'Completed', 'Original'],
    ['2', `Simulated, 3 cores${settings}`, '80 ms', '1.5×', '38%', 'Completed', 'Original'],
  ]);
  await cell.getByRole('radio', { name: 'Baseline: run 2, 80 ms' }).check();
  await expect(table.getByRole('row').nth(1)).toContainText('0.67×');
  await expect(table.getByRole('row').nth(2)).toContainText('baseline');

  await edit(cell, 'main.ts', threeTasks.replace('cpu(20)', 'cpu(10)'));
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(/^Completed in [\d.]+ ms of virtual time on 3 cores\.$/);
  await expect(table.getByRole('row').nth(3)).toContainText('Edit 1');
  await expect(cell.getByText('A figure in brackets compares different texts of the program.')).toBeVisible();
});

test('virtual time is never held against time that was measured', async ({ warmPage: page }) => {
  const cell = await openProgram(page, programOf(threeTasks, oneCore));
  await runTo(cell, 'completed');
  await pickMachine(cell, 'Main thread');
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(/^Completed in [\d.]+ m?s\.$/);
  await expect(cell.getByRole('tab', { name: 'Runs' })).toHaveCount(0);
  await pickMachine(cell, 'Workers', 2);
  await runTo(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(/^Completed in [\d.]+ m?s.*, .+ your last run on the main thread\.$/);
  await cell.getByRole('tab', { name: 'Runs' }).click();
  const rows = cell.getByRole('table', { name: 'Runs' }).getByRole('row');
  await expect(rows.nth(1).getByRole('cell').nth(3)).toHaveText('—');
  await expect(rows.nth(2).getByRole('cell').nth(3)).toHaveText('baseline');
});

test('ten runs on the main thread are a strip of dots, a table and a median', async ({ warmPage: page }) => {
  const cell = await openProgram(
    page,
    programOf('let sum = 0; for (let i = 0; i < 1e5; i += 1) sum += i; console.log(sum);'),
  );
  await chooseFromMenu(cell, 'Run 10 times');
  await expectEnded(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(
    /^Median .+ of 10 runs on the main thread; the middle half from .+, all from .+\.$/,
  );
  const figure = cell.getByRole('figure', { name: 'Run 10 times' });
  await expect(figure.getByRole('img', { name: /^A dot for each run\./ }).locator('circle')).toHaveCount(10);
  await expect(figure).toContainText(/The clock of this page moves in steps of/);
  await figure.getByText('Run 10 times as a table').click();
  await expect(figure.getByRole('table', { name: 'Run 10 times as a table' }).getByRole('row')).toHaveCount(11);
});

test('the simulated machine needs two runs to show that all ten are the same', async ({ warmPage: page }) => {
  const cell = await openProgram(page, programOf(threeTasks, oneCore));
  await chooseFromMenu(cell, 'Run 10 times');
  await expectEnded(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText('120 ms of virtual time in every run on 1 core.');
  const figure = cell.getByRole('figure', { name: 'Run 10 times' });
  // Who looks for Run finds that alone.
  await expect(cell.getByRole('button', { name: 'Run' })).toHaveCount(1);
  await figure.getByText('Run 10 times as a table').click();
  expect(await textsOf(figure.getByRole('table'))).toEqual([
    ['Run', 'Time', 'Remark'],
    ['1', '120 ms', ''],
    ['2', '120 ms', ''],
  ]);
});

/** Long enough for a scaling, which is twenty runs, on a busy computer. */
const manyRunsMs = 150_000;

test('what many runs have shown leaves output, picture and notes to the last run by itself', async ({
  warmPage: page,
}) => {
  test.setTimeout(600_000);
  const cell = await openProgram(page, programOf(`${threeTasks}console.log("done", performance.now());\n`, oneCore));
  await chooseFromMenu(cell, 'Measure scaling');
  await expectEnded(cell, 'completed', manyRunsMs);
  // There is no such run yet.
  await expect(cell.getByRole('tab', { name: 'Timeline' })).toHaveCount(0);
  await expect(logOf(cell).getByRole('listitem')).toHaveCount(0);

  await runTo(cell, 'completed');
  for (const study of ['Measure scaling', 'Run 10 times'] as const) {
    await chooseFromMenu(cell, study);
    await expectEnded(cell, 'completed', manyRunsMs);
    await expect(cell.getByRole('tab', { name: 'Runs' })).toHaveAttribute('aria-selected', 'true');
    await cell.getByRole('tab', { name: 'Timeline' }).click();
    await expect(cell.getByRole('figure', { name: 'Timeline' })).toContainText(/1 core\b/);
    await cell.getByRole('tab', { name: 'Output' }).click();
    await expect(logOf(cell).getByRole('listitem')).toHaveText('done 120');
    await expect(cell.locator('[data-note]')).toHaveAttribute('data-note', 'done 120');
  }
});

test('ten runs can be stopped, and what was found stays', async ({ warmPage: page }) => {
  const cell = await openProgram(page, programOf('while (true);', { kind: 'workers', workers: 1 }));
  await chooseFromMenu(cell, 'Run 10 times');
  await expect(cell.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await expect(cell.getByText('Run 1 of 10. Stop ends it')).toBeVisible();
  await buttonOf(cell, 'Stop').click();
  await expectEnded(cell, 'stopped');
  await expect(verdictOf(cell)).toHaveText('Stopped after 0 of 10 runs.');
  await expect(cell.getByRole('progressbar')).toHaveCount(0);
});

test('a run that throws ends the repetition with its own words', async ({ warmPage: page }) => {
  const cell = await openProgram(page, programOf('throw new Error("no tea");'));
  await chooseFromMenu(cell, 'Run 10 times');
  await expectEnded(cell, 'threw');
  await expect(verdictOf(cell)).toHaveText(/^Error: no tea — main\.ts:1, after/);
  await expect(cell.getByRole('figure', { name: 'Run 10 times' })).toContainText(
    'Ended after 0 of 10 runs: Error: no tea — main.ts:1, after',
  );
});

test('runs of a page that was out of sight do not count', async ({ page }) => {
  const cell = await openProgram(page, programOf('console.log(1);'));
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }));
  await chooseFromMenu(cell, 'Run 10 times');
  await expectEnded(cell, 'completed');
  await expect(verdictOf(cell)).toHaveText(
    'No run counts: the page was out of sight during each. Keep it in sight and repeat.',
  );
});

test(
  'scaling on simulated cores gives the speed-up of Amdahl’s law as a chart, a table and a file, and loads its chart only then',
  { tag: '@sub-path' },
  async ({ page }) => {
    const { requests } = transferOf(page);
    const cell = await openProgram(page, programOf(fifthSerial, oneCore));
    await runTo(cell, 'completed');
    const isForCharts = (): boolean => requests.some((request) => pathOf(request).includes('/scaling-plot.'));
    expect(isForCharts()).toBe(false);
    await chooseFromMenu(cell, 'Measure scaling');
    await expectEnded(cell, 'completed');
    await expect(verdictOf(cell)).toHaveText(
      '4.71× faster with 64 cores than with one: 7.4% of the 64× that 64 cores could give.',
    );
    const figure = cell.getByRole('figure', { name: 'Scaling' });
    for (const name of [
      /^Speed-up by number of cores\. 1: 1×, 2: 1\.67×,/,
      /^Efficiency by number of cores\. 1: 100%,/,
    ]) {
      const chart = figure.getByRole('img', { name });
      await expect(chart.locator('svg')).toBeVisible();
      await expect(chart.locator('circle')).toHaveCount(20);
    }
    expect(isForCharts()).toBe(true);
    await expect(figure).toContainText(/gives a serial share of 2[0-9]%/);
    await figure.getByText('Scaling as a table').click();
    const rows = await textsOf(figure.getByRole('table', { name: 'Scaling as a table' }));
    expect(rows[0]).toEqual(['Cores', 'Time', 'From', 'To', 'Speed-up', 'Efficiency', 'Amdahl', 'Gustafson']);
    expect(rows.slice(1).map((row) => row.slice(0, 6))).toContainEqual([
      '8',
      '240 ms',
      '240 ms',
      '240 ms',
      '3.33×',
      '42%',
    ]);
    const saved = page.waitForEvent('download');
    await figure.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.scaling\.csv$/);
  },
);

test('a pool’s scaling is measured on one worker and more, as far as the computer goes', async ({ warmPage: page }) => {
  const cell = await openProgram(page, {
    ...programOf(
      'import { pool } from "lab";\nimport { twice } from "./twice.ts";\nconsole.log(await pool().map([1, 2, 3, 4], twice));',
    ),
    files: [
      {
        name: 'main.ts',
        text: 'import { pool } from "lab";\nimport { twice } from "./twice.ts";\nconsole.log(await pool().map([1, 2, 3, 4], twice));',
      },
      { name: 'twice.ts', text: 'export const twice = (n: number): number => 2 * n;' },
    ],
  });
  await chooseFromMenu(cell, 'Measure scaling');
  await expectEnded(cell, 'completed');
  const figure = cell.getByRole('figure', { name: 'Scaling' });
  await expect(figure).toContainText('Each point is the median of 3 runs');
  await figure.getByText('Scaling as a table').click();
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  await expect(figure.getByRole('table').getByRole('row')).toHaveCount(1 + Math.min(16, Math.max(2, processors)));
});
