import { existsSync, globSync } from 'node:fs';
import { canInstallPackages, installPackages, onPath } from './system-packages.ts';

/** What drives WebKitGTK: its WebDriver, the small browser that it starts, and a screen that nobody looks at. */
export type WebKit = { readonly driver: string; readonly browser: string; readonly screen: string };

/** Path of the Firefox that `FIREFOX_PATH` names, else of an installed one. */
export function findFirefox(): string | undefined {
  const wanted = process.env['FIREFOX_PATH'];
  if (wanted !== undefined && wanted !== '') return wanted;
  const onMac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return onPath('firefox') ?? onPath('firefox-esr') ?? (existsSync(onMac) ? onMac : undefined);
}

/** The parts of WebKitGTK, if all are there. It exists on Linux only. */
export function findWebKit(): WebKit | undefined {
  if (process.platform !== 'linux') return undefined;
  const driver = onPath('WebKitWebDriver');
  const [browser] = globSync(['/usr/lib/*/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser']);
  const screen = onPath('Xvfb');
  return driver === undefined || browser === undefined || screen === undefined
    ? undefined
    : { driver, browser, screen };
}

/** Installs Firefox and WebKitGTK where they are missing; throws a sentence that says what to do if it cannot. */
export function ensureEngines(): void {
  const missing = (): readonly string[] => [
    ...(findFirefox() === undefined ? ['firefox-esr'] : []),
    ...(findWebKit() === undefined ? ['webkit2gtk-driver', 'xvfb'] : []),
  ];
  if (missing().length > 0 && canInstallPackages()) installPackages(missing());
  const still = missing();
  if (still.length > 0) {
    throw new Error(
      `Firefox and WebKitGTK are tested on Linux with both installed; here lacks ${still.join(' and ')} (Debian's names): install them, or leave these tests out.`,
    );
  }
}
