import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { chromium } from 'playwright';
import { canInstallPackages, installPackages, onPath } from './system-packages.ts';

const commands = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];

/** Where installers put a Chromium that is not on PATH. */
function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return [];
}

/**
 * Path of a Chromium to test with: the one that `CHROME_PATH` names, else an installed one, else Playwright's own.
 * Throws when `CHROME_PATH` names a file that is not there.
 */
function findChromium(): string | undefined {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH names ${wanted}, where there is no file.`);
    return wanted;
  }
  for (const command of commands) {
    const path = onPath(command);
    if (path !== undefined) return path;
  }
  return [...usualPlaces(), chromium.executablePath()].find((path) => existsSync(path));
}

/** Like {@link findChromium}, but installs one where there is none; throws a sentence that says what to do if it cannot. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium is installed; downloading the one that Playwright brings.');
  // `npx` is a script that Windows can start through its shell only.
  spawnSync('npx playwright install chromium', { stdio: 'inherit', shell: true });
  const downloaded = findChromium();
  if (downloaded !== undefined) return downloaded;
  if (canInstallPackages()) installPackages(['chromium']);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error('No Chromium to test with: install Chromium or Chrome, or set CHROME_PATH to where one is.');
}

/** How the tests start Chromium. As root, mostly in a container, there is no GPU and nothing to talk to outside. */
export const chromiumLaunch = {
  get executablePath(): string {
    return findChromium() ?? chromium.executablePath();
  },
  args:
    getuid?.() === 0
      ? [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ]
      : [],
};
