import { expect, test } from '@playwright/test';
import { buttonOf, edit, liveCell, printedBy, runTo, verdictOf } from './cell.ts';
import { failures, letFail } from './faults.ts';
import type { Failure } from './faults.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

// Fault 49 of the suite.
const wasm = '**/_astro/esbuild-*.wasm';
const unfetched = /^The compiler could not be fetched.*\. Run again to try once more\.$/;

for (const how of Object.keys(failures) as Failure[]) {
  test(`Run says when the compiler meets ${how}, and works once that is over`, async ({ page }) => {
    const repair = await letFail(page, wasm, how);
    const cell = await openProgram(page, programOf('console.log("compiled");'));
    await buttonOf(cell, 'Run').click();
    await expect(verdictOf(cell)).toHaveText(unfetched);
    await expect(cell).not.toHaveAttribute('data-busy');
    await repair();
    await runTo(cell, 'completed');
    expect(await printedBy(cell)).toEqual(['compiled']);
  });
}

test('Run says when half of the compiler arrived, and works when all of it does', async ({ page }) => {
  await page.route(wasm, async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, body: body.subarray(0, body.length / 2) });
  });
  const cell = await openProgram(page, programOf('console.log("compiled");'));
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(unfetched);
  await page.unroute(wasm);
  await runTo(cell, 'completed');
});

test('Run says when the browser refuses WebAssembly', async ({ page }) => {
  await page.route('**/_astro/compile.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" },
    });
  });
  const cell = await openProgram(page, programOf('console.log("compiled");'));
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(unfetched);
});

test('a host that sends the compiler as another type of file still gets programs compiled', async ({ page }) => {
  await page.route(wasm, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  const cell = await openProgram(page, programOf('console.log("compiled");'));
  await runTo(cell, 'completed');
});

test('without the compiler, unedited programs run and edited ones are one Reset away', async ({ page }) => {
  await letFail(page, wasm, 'an answer 404');
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  await runTo(cell, 'completed');
  await edit(cell, 'main.ts', 'console.log("mine");');
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(unfetched);
  await buttonOf(cell, 'Reset').click();
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
});
