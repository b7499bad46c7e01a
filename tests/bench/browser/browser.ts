import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunch, ensureChromium } from '../../../scripts/chromium.ts';
import { connectDevTools, type DevTools } from './devtools.ts';
import { openBenchPage, type BenchPage, type PageOptions } from './page.ts';

/** A Chromium of the bench's own. */
export type BenchBrowser = {
  readonly version: string;
  /** Id of the process that all others of this browser descend from. */
  readonly pid: number;
  /** Port of the debugging protocol, for tools that connect by themselves. */
  readonly debuggingPort: number;
  /** Opens a page with an empty cache and nothing kept, calls `use`, and closes all of it whatever comes. */
  readonly withPage: <Result>(options: PageOptions, use: (page: BenchPage) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
};

/** Starts Chromium without a window. Throws what it printed if it does not come up. */
export async function startBrowser(): Promise<BenchBrowser> {
  const path = ensureChromium();
  const profile = mkdtempSync(join(tmpdir(), 'interleave-bench-'));
  const child = spawn(
    path,
    [
      ...chromiumLaunch.args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--window-size=1440,900',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await debuggingAddress(child);
  const devtools = await connectDevTools(address);
  const { product } = await devtools.browser.send('Browser.getVersion');
  if (child.pid === undefined) throw new Error('The browser has no process.');

  return {
    version: String(product),
    pid: child.pid,
    debuggingPort: Number(new URL(address).port),
    withPage: (options, use) => withPage(devtools, options, use),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await devtools.browser.send('Browser.close').catch(() => child.kill());
      await ended;
      devtools.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function withPage<Result>(
  devtools: DevTools,
  options: PageOptions,
  use: (page: BenchPage) => Promise<Result>,
): Promise<Result> {
  const { browserContextId } = await devtools.browser.send('Target.createBrowserContext', { disposeOnDetach: true });
  try {
    return await use(await openBenchPage(devtools, String(browserContextId), options));
  } finally {
    await devtools.browser.send('Target.disposeBrowserContext', { browserContextId });
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium did not start:\n${said}`)));
  });
}
