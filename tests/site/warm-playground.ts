import { test as base, type Page } from '@playwright/test';

const pages = new Map<string | undefined, Page>();

/**
 * Tests with a page that stays open from test to test, so that compiler and editor are loaded once. It is for tests of
 * programs: open each with `openProgram`, which leaves nothing of the one before. What is asked of a fresh page, of what
 * it fetches or stores, takes `page`. A test that fails ends the worker, and the page with it.
 */
export const test = base.extend<{ warmPage: Page }>({
  warmPage: async ({ browser, baseURL }, use) => {
    const page = pages.get(baseURL) ?? (await (await browser.newContext()).newPage());
    pages.set(baseURL, page);
    await use(page);
  },
});
