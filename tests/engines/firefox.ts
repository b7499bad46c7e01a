import { launch } from 'puppeteer-core';
import { findFirefox } from '../../scripts/engines.ts';
import type { Engine } from './engine-page.ts';

/** Starts Firefox without a window. */
export async function startFirefox(): Promise<Engine> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('There is no Firefox: set FIREFOX_PATH to where one is.');
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Puppeteer's own way to set the size speaks a protocol that Firefox before 153 does not know.
    args: ['--width=1440', '--height=900'],
    defaultViewport: null,
  });
  let tab = await browser.newPage();
  return {
    page: {
      open: async (url) => {
        const last = tab;
        tab = await browser.newPage();
        await last.close();
        await tab.goto(url);
      },
      evaluate: async (fn, ...args) => (await tab.evaluate(`(${String(fn)})(...${JSON.stringify(args)})`)) as never,
      retype: async (text) => {
        await tab.keyboard.down('Control');
        await tab.keyboard.press('a');
        await tab.keyboard.up('Control');
        await tab.keyboard.type(text);
      },
      press: (key) => tab.keyboard.press(key),
    },
    close: () => browser.close(),
  };
}
