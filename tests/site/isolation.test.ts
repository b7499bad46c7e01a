import { expect, test as base, type Page } from '@playwright/test';
import { buttonOf, cellTitled, edit, expectEnded, pickMachine, printedBy, runTo, verdictOf } from './cell.ts';
import { lessons } from './lessons.ts';
import { startPlainHost, type PlainHost } from './plain-host.ts';
import { playgroundLink, programOf } from './playground.ts';

// Fault 51 of the suite: a host that sends no COOP and COEP.

const test = base.extend<{ host: PlainHost }>({
  host: async ({ baseURL }, use) => {
    if (baseURL === undefined) throw new Error('The site has no address.');
    const host = await startPlainHost(baseURL);
    await use(host);
    await host.close();
  },
});

const sharing = programOf('console.log(new SharedArrayBuffer(8).byteLength, "bytes shared");', {
  kind: 'workers',
  workers: 1,
});
const title = sharing.title ?? '';

/** Counts how often the page is loaded from now on. */
function loadsOf(page: Page): { readonly count: () => number } {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return { count: () => loads };
}

async function registrationsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.map(({ scope }) => scope);
  });
}

test('without the headers a lesson runs on both machines, and nothing is installed for it', async ({ page, host }) => {
  await page.goto(host.address + lessons.book.slice(2));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const cell = cellTitled(page, 'Eight customers');
  await runTo(cell, 'completed');
  await pickMachine(cell, 'Main thread');
  await runTo(cell, 'completed');
  await edit(cellTitled(page, 'A shopping basket'), 'main.ts', 'console.log("edited");');
  await runTo(cellTitled(page, 'A shopping basket'), 'completed');
  expect(await registrationsOf(page)).toEqual([]);
  expect(host.asked.filter((path) => path.endsWith('service-worker.js'))).toEqual([]);
});

test(
  'a program that shares memory gets the headers from a service worker, with one reload, when it is asked for',
  { tag: '@sub-path' },
  async ({ page, host }) => {
    const loads = loadsOf(page);
    await page.goto(host.address + playgroundLink(sharing).slice(2));
    const cell = cellTitled(page, title);
    await buttonOf(cell, 'Run').click();
    await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
    await expect.poll(loads.count).toBe(2);
    expect(await registrationsOf(page)).toEqual([host.address]);
    await runTo(cell, 'completed');
    expect(await printedBy(cell)).toEqual(['8 bytes shared']);
    expect(loads.count()).toBe(2);
    const missing = await page.evaluate(async () => (await fetch('_astro/nothing.js')).status);
    expect(missing, 'what is missing stays missing').toBe(404);
  },
);

test('where the service worker cannot be had, the cell says why and the page is not reloaded', async ({
  page,
  host,
}) => {
  const loads = loadsOf(page);
  host.replace('/service-worker.js', 'throw new Error("not today");');
  await page.goto(host.address + playgroundLink(sharing).slice(2));
  const cell = cellTitled(page, title);
  await runTo(cell, 'unsupported');
  await expect(verdictOf(cell)).toHaveText(
    'Cannot run here: This program shares memory between threads (SharedArrayBuffer), and what the page needs for that could not be installed. Check the connection, then press Run again.',
  );
  expect(loads.count()).toBe(1);
});

test('a service worker that brings nothing costs one reload and no more', async ({ page, host }) => {
  const loads = loadsOf(page);
  host.replace('/service-worker.js', 'self.addEventListener("install", () => self.skipWaiting());');
  await page.goto(host.address + playgroundLink(sharing).slice(2));
  const cell = cellTitled(page, title);
  await buttonOf(cell, 'Run').click();
  await expect.poll(loads.count).toBe(2);
  for (let click = 0; click < 2; click += 1) {
    await runTo(cell, 'unsupported');
    await expect(verdictOf(cell)).toHaveText(/this browser does not offer that here\. The rest of the course runs/);
  }
  expect(loads.count()).toBe(2);
});

test('after an edit the page is never reloaded by itself', async ({ page, host }) => {
  const loads = loadsOf(page);
  await page.goto(host.address + playgroundLink(sharing).slice(2));
  const cell = cellTitled(page, title);
  await edit(cell, 'main.ts', 'console.log(new SharedArrayBuffer(16).byteLength);');
  await buttonOf(cell, 'Run').click();
  await expectEnded(cell, 'unsupported');
  await expect(verdictOf(cell)).toHaveText(/It was not, because your edits would be lost/);
  expect(loads.count()).toBe(1);
});
