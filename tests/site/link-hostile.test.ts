import { expect, test } from '@playwright/test';
import { cellTitled, expectNeverRun, logOf, pickMachine, printedBy, runTo } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, playground, programOf } from './playground.ts';

// Faults 45 and 46 of the suite.
const title = '"><img src=x onerror="window.breached=true"><script>window.breached=true</script>';
const escape = `try { parent.document.title = "breached"; } catch (error) { console.log("parent:", error.name); }
try { top.location.href = "about:blank"; } catch (error) { console.log("top:", error.name); }
try { localStorage.setItem("breached", "true"); } catch (error) { console.log("storage:", error.name); }
try { await fetch("/"); } catch (error) { console.log("network:", error.name); }
parent.postMessage({ kind: "completed" }, "*");`;

test('a program of a link is shown with a notice and never runs by itself; run, it reaches nothing of the page', async ({
  page,
}) => {
  const cell = await openProgram(page, { title, files: [{ name: 'main.ts', text: escape }] });
  await expect(page.getByRole('note')).toHaveText('Someone else wrote this program. Read it before you run it.');
  await expectNeverRun(cell);
  await page.reload();
  await expect(page.getByRole('note')).toBeVisible();
  await expectNeverRun(cell);
  // A title that is markup is a title.
  await expect(page.getByRole('main').locator('img')).toHaveCount(0);

  const pageTitle = await page.title();
  await pickMachine(cell, 'Main thread');
  await runTo(cell, 'completed');
  for (const refused of ['parent', 'top', 'storage']) {
    await expect(logOf(cell).getByText(`${refused}: SecurityError`)).toBeVisible();
  }
  await expect(logOf(cell).getByText('network: TypeError')).toBeVisible();
  expect(await page.title()).toBe(pageTitle);
  expect(await page.evaluate(() => localStorage.getItem('breached'))).toBeNull();
  expect(await page.evaluate(() => 'breached' in window)).toBe(false);
});

test('markup in the query and the hash of an address stays out of the page', async ({ page }) => {
  for (const address of ['./', lessons.book, playground]) {
    const markup = encodeURIComponent('<img src=x onerror="window.breached=true">');
    await page.goto(`${address}?q=${markup}#${markup}`);
    await page.goto(`${address}?q=${markup}#<img src=x onerror="window.breached=true">`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('img')).toHaveCount(0);
    expect(await page.evaluate(() => 'breached' in window), address).toBe(false);
  }
});

test('a link for a machine that cannot run its program says so and takes one that can', async ({ page }) => {
  const cell = await openProgram(page, {
    files: [{ name: 'main.ts', text: 'console.log(1);' }],
    machine: { kind: 'simulated', cores: 4, seed: 7 },
  });
  await expect(page.getByRole('note').last()).toHaveText(
    'The link asks for the simulated machine. This program has nothing to simulate: it calls none of cpu, io, task and pool of "lab". Main thread is picked instead.',
  );
  await expect(cellTitled(page, 'Playground').getByRole('radio', { name: 'Main thread' })).toBeChecked();
  await expectNeverRun(cell);
});

test('a program whose letters bear a hundred thousand marks is shown, and runs as it came', async ({ page }) => {
  const text = `console.log("a${'\u0301'.repeat(100_000)}".length);`;
  const cell = await openProgram(page, programOf(text));
  await expect(cell.getByText('console.log(')).toBeVisible();
  await runTo(cell, 'completed');
  expect(await printedBy(cell)).toEqual(['100001']);
});
