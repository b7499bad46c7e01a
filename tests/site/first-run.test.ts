import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling } from './accessibility.ts';
import { cellTitled, edit, expectEnded, outputOf, pickMachine, runTo } from './cell.ts';
import { playgroundLink } from './playground-link.ts';
import { transferOf } from './transfer.ts';

const lesson = './start/how-to-use-this-book/';
const texts = (lines: Awaited<ReturnType<typeof outputOf>>): string[] => lines.map(({ text }) => text);

test(
  'a program of a lesson runs as it is, and no compiler and no editor is fetched',
  { tag: '@sub-path' },
  async ({ page }) => {
    const { requests } = transferOf(page);
    await page.goto(lesson);
    const cell = cellTitled(page, 'A shopping basket');
    await runTo(cell, 'completed');
    expect(texts(await outputOf(cell)).slice(0, 3)).toEqual(['bread 320', 'milk 470', 'tea 880']);
    expect(
      requests.map((request) => request.url()).filter((url) => /esbuild|monaco|\.wasm|ts\.worker/.test(url)),
    ).toEqual([]);
  },
);

test('an edited program runs as edited', { tag: ['@sub-path', '@narrow'] }, async ({ page }) => {
  await page.goto(lesson);
  const cell = cellTitled(page, 'A shopping basket');
  await edit(cell, 'main.ts', 'console.log("edited", 6 * 7)');
  await runTo(cell, 'completed');
  expect(texts(await outputOf(cell))).toEqual(['edited 42']);
});

for (const machine of ['Main thread', 'Workers'] as const) {
  test(`an endless loop on ${machine} is stopped, and the next run works`, async ({ page }) => {
    await page.goto(
      playgroundLink({ title: 'Endless', files: [{ name: 'main.ts', text: 'console.log("on");\nwhile (true) {}' }] }),
    );
    const cell = cellTitled(page, 'Endless');
    await pickMachine(cell, machine);
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(cell.getByRole('log', { name: 'Output' }).getByText('on', { exact: true })).toBeVisible();
    await cell.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectEnded(cell, 'stopped');
    await edit(cell, 'main.ts', 'console.log("again")');
    await runTo(cell, 'completed');
    expect(texts(await outputOf(cell))).toEqual(['again']);
  });
}

for (const address of ['./', lesson, './playground/', './404.html']) {
  test(`${address} is accessible and fits the screen`, { tag: '@narrow' }, async ({ page }) => {
    await page.goto(address);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });
}
