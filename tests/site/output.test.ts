import { expect, type Locator } from '@playwright/test';
import { expectNoSidewaysScrolling } from './accessibility.ts';
import { buttonOf, cellTitled, expectEnded, logOf, outputOf, runTo, runUntil } from './cell.ts';
import { lessons } from './lessons.ts';
import { openProgram, programOf } from './playground.ts';
import { test } from './warm-playground.ts';

/** Height of a frame on the screen, in pixels. */
async function heightOf(frame: Locator): Promise<number> {
  return frame.evaluate((element) => element.clientHeight);
}

test('each line of output tells its level, and its text is what the console would show', async ({ warmPage }) => {
  const cell = await openProgram(
    warmPage,
    programOf(`console.log("a", 1, { b: [2, -0] });
console.info("%s is %d", "six", 6);
console.warn("careful");
console.error(new RangeError("too far").message);
console.debug(null, undefined, 10n, Symbol("s"));`),
  );
  await runTo(cell, 'completed');
  expect(await outputOf(cell)).toEqual([
    { lane: 'main', level: 'log', text: 'a 1 {b: [2, -0]}' },
    { lane: 'main', level: 'info', text: 'six is 6' },
    { lane: 'main', level: 'warn', text: 'careful' },
    { lane: 'main', level: 'error', text: 'too far' },
    { lane: 'main', level: 'debug', text: 'null undefined 10n Symbol(s)' },
  ]);
});

test('a value unfolds into its members', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf('console.log(new Map([["bread", 320], ["milk", 150]]));'));
  await runTo(cell, 'completed');
  const line = logOf(cell).getByRole('listitem').last();
  await line.getByRole('button', { name: 'Unfold Map' }).click();
  await expect(line.getByRole('button', { name: 'Fold Map' })).toHaveAttribute('aria-expanded', 'true');
  await expect(line.getByText("'milk' => 150", { exact: true })).toBeVisible();
});

test('what a program draws stands above its output, and all of it on its page', async ({ page }) => {
  await page.goto(lessons.book);
  const cell = cellTitled(page, 'A sign in the window');
  await runTo(cell, 'completed');
  const drawn = cell.locator('iframe[data-state="shown"]');
  const text = drawn.contentFrame().getByText('0 in the queue');
  await expect(text).toBeVisible();
  const strip = await heightOf(drawn);
  expect(await text.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThan(strip);
  await cell.getByRole('tab', { name: 'Page' }).click();
  await expect(drawn).toBeInViewport();
  await expect(text).toBeVisible();
  expect(await heightOf(drawn)).toBeGreaterThan(strip);
});

test('a program that draws nothing gets its animation frames, and leaves no empty strip above its output', async ({
  warmPage,
}) => {
  const text = `let frames = 0;
await new Promise((resolve) => {
  const count = () => (++frames === 20 ? resolve(frames) : requestAnimationFrame(count));
  requestAnimationFrame(count);
});
console.log(frames, "frames");
setInterval(() => {}, 1000);`;
  const cell = await openProgram(warmPage, programOf(text));
  await runUntil(cell, '20 frames');
  expect(await heightOf(cell.locator('iframe[data-state="busy"]'))).toBeGreaterThan(0);
  await buttonOf(cell, 'Stop').click();
  await expectEnded(cell, 'stopped');
  const next = await openProgram(warmPage, programOf('console.log("over");'));
  await runTo(next, 'completed');
  expect(await heightOf(next.locator('iframe[data-state="shown"]'))).toBe(0);
  await next.getByRole('tab', { name: 'Page' }).click();
  expect(await heightOf(next.locator('iframe[data-state="shown"]'))).toBeGreaterThan(100);
});

test('of a flood the newest thousand lines are kept, and the others are counted', async ({ warmPage }) => {
  const cell = await openProgram(warmPage, programOf('for (let i = 1; i <= 20_000; i += 1) console.log("line", i);'));
  await runTo(cell, 'completed');
  await expect(logOf(cell)).toContainText('19,000 earlier lines are not kept');
  await expect(logOf(cell).getByRole('listitem')).toHaveCount(1000);
  expect((await outputOf(cell)).at(-1)?.text).toBe('line 20000');
});

// Fault 34 of the suite: what a program prints is text and stays in its place.
test('output that wants to be more than text is text', async ({ warmPage }) => {
  const cell = await openProgram(
    warmPage,
    programOf(`console.log("<script>window.breached = true</script>");
console.log('<img src="x" onerror="window.breached = true">');
console.log("\\u202Eright to left");
console.log("\\u001b[31mred\\u001b[0m \\u0007");`),
  );
  await runTo(cell, 'completed');
  const lines = logOf(cell).getByRole('listitem');
  await expect(lines.nth(0)).toHaveText('<script>window.breached = true</script>');
  await expect(lines.nth(1)).toHaveText('<img src="x" onerror="window.breached = true">');
  await expect(lines.nth(2)).toHaveCSS('unicode-bidi', /isolate|plaintext/);
  await expect(lines.nth(3)).toHaveText('red ␇');
  await expect(logOf(cell).locator('img, script')).toHaveCount(0);
  expect(await warmPage.evaluate(() => 'breached' in window)).toBe(false);
});

test('a line of any size stays a line: it scrolls, and the page stays as it is', async ({ warmPage }) => {
  const cell = await openProgram(
    warmPage,
    programOf(`console.log("a" + "\\u0301".repeat(100_000));
console.log(Array.from({ length: 10_000 }, (_, n) => n).join("\\n"));
console.log("x".repeat(100_000));`),
  );
  await runTo(cell, 'completed');
  const lines = logOf(cell).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  const heights = await lines.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(warmPage.viewportSize()?.height ?? 0);
  await expectNoSidewaysScrolling(warmPage);
});
