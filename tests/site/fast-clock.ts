import type { Page } from '@playwright/test';

/** Lets the page's own clock, not that of its programs, run ten times as fast: call it before the page is opened. */
export async function hastenClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const now = performance.now.bind(performance);
    performance.now = () => now() * 10;
  });
}
