import { availableParallelism } from 'node:os';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { builtSites, type BuiltSite } from './scripts/built-site.ts';
import { chromiumLaunch } from './scripts/chromium.ts';

type Server = Exclude<NonNullable<PlaywrightTestConfig['webServer']>, unknown[]>;

const firstPort = Number(process.env['SITE_PORT'] ?? 4410);

function addressOf({ base }: BuiltSite, port: number): string {
  return `http://localhost:${port}${base}`;
}

function preview(site: BuiltSite, port: number): Server {
  return {
    command: `npm run preview -- --ignore-lock --port ${port} --outDir ${site.folder}`,
    url: addressOf(site, port),
    env: { BASE_PATH: site.base },
    timeout: 60_000,
  };
}

const atRoot = addressOf(builtSites.root, firstPort);
const wide = { width: 1440, height: 900 };

/**
 * Tests open addresses relative to the site's base: `page.goto('./playground/')`. Each runs on a wide screen; those with
 * the tag `@narrow` also on a phone's, those with `@sub-path` also on the site built under a sub-path.
 */
export default defineConfig({
  testDir: 'tests/site',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  // Tests wait for the page as often as they keep it busy; on two cores two of them take two thirds of the time of one.
  workers: Math.min(4, availableParallelism()),
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  // Long enough for a computer that does ten other things: a test that passes waits for none of it.
  timeout: 400_000,
  expect: { timeout: 100_000 },
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? [] : [['json'] as const])],
  use: { launchOptions: chromiumLaunch, viewport: wide, trace: 'off' },
  projects: [
    { name: 'wide', use: { baseURL: atRoot } },
    { name: 'narrow', grep: /@narrow/, use: { baseURL: atRoot, viewport: { width: 390, height: 844 } } },
    { name: 'sub-path', grep: /@sub-path/, use: { baseURL: addressOf(builtSites['sub-path'], firstPort + 1) } },
  ],
  webServer: [preview(builtSites.root, firstPort), preview(builtSites['sub-path'], firstPort + 1)],
});
