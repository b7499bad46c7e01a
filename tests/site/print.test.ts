import { expect, test } from '@playwright/test';
import { expectNoSidewaysScrolling } from './accessibility.ts';
import { buttonOf, chooseFromMenu, edit, liveCell, logOf, pickMachine, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

test('on paper a program stands with all of its files and its recorded output, or with what it printed itself', async ({
  page,
}) => {
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'Eight customers');
  const recorded = page.locator('.program').filter({ has: cell }).getByRole('region', { name: 'Recorded output' });
  await page.emulateMedia({ media: 'print' });
  await expect(cell.getByText('const customers = ')).toBeVisible();
  await expect(cell.getByText('has paid')).toBeVisible();
  await expect(recorded).toContainText('serving Ada');
  await expect(recorded).toBeVisible();
  await expect(buttonOf(cell, 'Run')).toBeHidden();

  await page.emulateMedia({ media: 'screen' });
  await runTo(cell, 'completed');
  await page.emulateMedia({ media: 'print' });
  await expect(logOf(cell).getByRole('listitem').last()).toBeVisible();
  await expect(recorded).toBeHidden();
});

test('on paper an open editor stands with all of its text, not with the part on the screen', async ({ page }) => {
  const cell = await openProgram(page, programOf('console.log(1);'));
  const text = Array.from({ length: 300 }, (_, index) => `console.log("line ${index + 1}");`).join('\n');
  await edit(cell, 'main.ts', text);
  await runTo(cell, 'completed');
  await page.emulateMedia({ media: 'print' });
  await expect(cell.locator('.cell-static').getByText('console.log("line 1");', { exact: true })).toBeVisible();
  await expect(cell.locator('.cell-static').getByText('console.log("line 300");', { exact: true })).toBeVisible();
  await expect(cell.locator('.editor')).toBeHidden();
  const lines = logOf(cell).getByRole('listitem');
  await expect(lines).toHaveCount(300);
  const cut = await logOf(cell).evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  expect(cut).toBeLessThanOrEqual(1);
});

const halfSerial = `import { cpu, task } from "lab";
await cpu(8);
await Promise.all(Array.from({ length: 8 }, (_, index) => task(\`part \${index}\`, () => cpu(1))));`;

test('on paper runs side by side stand with charts and tables, in ink, whole and no wider than the paper', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const cell = await openProgram(page, programOf(halfSerial, { kind: 'simulated', cores: 1 }));
  await runTo(cell, 'completed');
  await pickMachine(cell, 'Main thread');
  await chooseFromMenu(cell, 'Run 10 times');
  const repeats = cell.getByRole('figure', { name: 'Run 10 times' });
  await repeats.getByRole('img').waitFor();
  await cell.getByRole('radio', { name: 'Simulated' }).check();
  await chooseFromMenu(cell, 'Measure scaling');
  const scaling = cell.getByRole('figure', { name: 'Scaling' });
  await scaling
    .getByRole('img', { name: /^Efficiency/ })
    .locator('svg')
    .waitFor();

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // A4 without its margins.
  await page.setViewportSize({ width: 673, height: 1000 });
  const tables = [
    cell.getByRole('table', { name: 'Runs', exact: true }),
    repeats.getByRole('table'),
    scaling.getByRole('table'),
  ];
  for (const table of tables) {
    await expect(table).toBeVisible();
    const { cut, ink } = await table.evaluate((element) => {
      const place = element.parentElement;
      const [one] = element.querySelectorAll('td');
      return {
        cut: place ? Math.max(place.scrollHeight - place.clientHeight, place.scrollWidth - place.clientWidth) : -1,
        ink: one ? getComputedStyle(one).color : '',
      };
    });
    expect(cut).toBe(0);
    expect(luminanceOf(ink)).toBeLessThan(0.2);
  }
  for (const chart of [repeats.getByRole('img'), scaling.getByRole('img').first(), scaling.getByRole('img').last()]) {
    await expect(chart).toBeVisible();
    const text = chart.locator('svg text').first();
    const fill = await text.evaluate((element) => getComputedStyle(element).fill);
    // Soft ink is 0.33, the soft text of the dark theme 0.69.
    expect(luminanceOf(fill)).toBeLessThan(0.4);
    const box = await chart.locator('svg').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(673);
  }
  for (const name of ['Run', 'Save as CSV', 'Repeat 10 times', 'Measure scaling'])
    await expect(cell.getByRole('button', { name, exact: true })).toBeHidden();
  await expect(cell.locator('.cell-knobs')).toHaveCount(1);
  await expect(cell.locator('.cell-knobs')).toBeHidden();
  await expectNoSidewaysScrolling(page);
});

/** Relative brightness of a colour as the browser computed it, from 0 for black to 1 for white. */
function luminanceOf(colour: string): number {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
