import { expect, test } from '@playwright/test';
import { logOf, printedBy, runTo } from './cell.ts';
import { openProgram, programOf } from './playground.ts';
import { pathOf, transferOf } from './transfer.ts';

const program = `import { plot, table } from "lab";
console.log("before");
table([{ workers: 1, ms: 612 }, { workers: 4, ms: 165, note: "<b>quick</b>" }]);
plot({ measured: [[1, 1], [2, 1.9], [4, 3.7]], ideal: [[1, 1], [2, 2], [4, 4]] }, { title: "Speed-up", x: "workers", y: "times" });
plot([["tea", 4], ["milk", 2]], { title: "Cups", kind: "bar" });
console.log("after");
`;

test(
  'a program draws tables and plots among its lines, each with its figures, and the chart is fetched only then',
  { tag: ['@narrow', '@sub-path'] },
  async ({ page }) => {
    const { requests } = transferOf(page);
    const cell = await openProgram(page, programOf(program));
    const isForCharts = (): boolean => requests.some((request) => pathOf(request).includes('/drawing-plot.'));
    const log = logOf(cell);
    await runTo(cell, 'completed');
    await expect(log.getByRole('listitem').filter({ hasText: /^(?:before|after)$/ })).toHaveCount(2);
    const table = log.getByRole('table', { name: 'Table' });
    await expect(table.getByRole('columnheader')).toHaveText(['workers', 'ms', 'note']);
    await expect(table.getByRole('cell')).toHaveText(['1', '612', '', '4', '165', '<b>quick</b>']);

    const figure = log.getByRole('figure', { name: 'Speed-up' });
    const picture = figure.getByRole('img', {
      name: /^Speed-up\. line plot of times over workers\. measured, 1: 1, 2: 1\.9, 4: 3\.7\./,
    });
    await picture.scrollIntoViewIfNeeded();
    await expect(picture.locator('svg path').first()).toBeVisible();
    expect(isForCharts()).toBe(true);
    await figure.getByText('Figures').click();
    await expect(figure.getByRole('row')).toHaveText(['workersmeasuredideal', '111', '21.92', '43.74']);
    await log.getByRole('img', { name: /^Cups/ }).scrollIntoViewIfNeeded();
    await expect(log.getByRole('img', { name: /^Cups/ }).locator('rect')).toHaveCount(2);
  },
);

test('no part of the chart is fetched for a program that draws none', async ({ page }) => {
  const { requests } = transferOf(page);
  const cell = await openProgram(page, programOf('import { table } from "lab"; table([{ a: 1 }]);'));
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(1);
  expect(requests.filter((request) => pathOf(request).includes('-plot.')).map(pathOf)).toEqual([]);
});
