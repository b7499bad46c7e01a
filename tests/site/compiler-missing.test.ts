import { expect, test, type Page } from '@playwright/test';
import { buttonOf, edit, liveCell, printedBy, runTo, verdictOf } from './cell.ts';
import { failures, letFail } from './faults.ts';
import type { Failure } from './faults.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';

// Fault 49 of the suite.
const wasm = '**/_astro/esbuild-*.wasm';
const unfetched = /^The compiler could not be fetched.*\. Run again to try once more\.$/;

/** Lets half of the compiler arrive. */
async function letHalfArrive(page: Page): Promise<void> {
  await page.route(wasm, async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, body: body.subarray(0, body.length / 2) });
  });
}

test('Run says whenever the compiler does not arrive, however that is, and works once it does', async ({ page }) => {
  const cell = await openProgram(page, programOf('console.log("compiled");'));
  const expectUnfetched = async (how: string): Promise<void> => {
    const asked = page.waitForRequest(wasm);
    await buttonOf(cell, 'Run').click();
    await asked;
    await expect(verdictOf(cell), how).toHaveText(unfetched);
    await expect(cell, how).not.toHaveAttribute('data-busy');
    await page.unroute(wasm);
  };
  for (const how of Object.keys(failures) as Failure[]) {
    await letFail(page, wasm, how);
    await expectUnfetched(how);
  }
  await letHalfArrive(page);
  await expectUnfetched('half of it');
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['compiled']);
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

test('without the compiler, unedited programs run, edited ones are one Reset away, and what was written is kept', async ({
  page,
}) => {
  const repair = await letFail(page, wasm, 'an answer 404');
  await page.goto(lessons.book);
  const cell = await liveCell(page, 'A shopping basket');
  await runTo(cell, 'completed');
  await edit(cell, 'main.ts', 'console.log("mine");');
  await buttonOf(cell, 'Run').click();
  await expect(verdictOf(cell)).toHaveText(unfetched);
  await buttonOf(cell, 'Reset').click();
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toHaveLength(4);
  await buttonOf(cell, 'Undo').click();
  await repair();
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['mine']);
});
