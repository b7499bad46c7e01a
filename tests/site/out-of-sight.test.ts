import { chromium, expect, test } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { printLink } from '../../src/runtime/program/link.ts';
import { cellTitled, logOf, runTo } from './cell.ts';

/** Playwright lets hidden frames keep their timers; readers' browsers do not. */
const testersKindness = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

test('a program on the main thread keeps its timers where its place is below the window', async ({ baseURL }) => {
  const link = printLink({
    title: 'Ticks',
    files: [
      {
        name: 'main.ts',
        text: `import { sleep } from "lab";
let ticks = 0;
const clock = setInterval(() => { ticks += 1; }, 50);
await sleep(3000);
clearInterval(clock);
// Three seconds have room for sixty; throttled ones for three or four.
console.log(ticks > 10 ? "many ticks" : "hardly any tick");
${'// …\n'.repeat(60)}`,
      },
    ],
    machine: { kind: 'main' },
  });
  if (!link.ok) throw new Error(link.message);
  const browser = await chromium.launch({ ...chromiumLaunch, ignoreDefaultArgs: testersKindness });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 500 }, ...(baseURL && { baseURL }) });
    await page.goto(`./playground/${link.hash}`);
    const cell = cellTitled(page, 'Ticks');
    await runTo(cell, 'completed');
    expect(await cell.locator('.cell-frame').evaluate((place) => place.getBoundingClientRect().top)).toBeGreaterThan(
      500,
    );
    await expect(logOf(cell)).toContainText('many ticks');
  } finally {
    await browser.close();
  }
});
