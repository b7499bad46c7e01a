import { spawnSync } from 'node:child_process';
import { getuid } from 'node:process';

/** Whether this process may install packages with apt-get: Debian or one of its children, and root. */
export function canInstallPackages(): boolean {
  return getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs Debian packages, in their newest versions, and says whether that worked. Only call it when
 * {@link canInstallPackages} holds.
 */
export function installPackages(names: readonly string[]): boolean {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  console.log(`Installing ${names.join(', ')} with apt-get.`);
  // A fresh container has no package lists or old ones, with a browser of last summer. Without a network, old ones may do.
  apt('update');
  return apt('install', '-y', '--no-install-recommends', ...names);
}

/** Full paths of `command` on PATH, if there is one. */
export function onPath(command: string): string | undefined {
  const lookUp = process.platform === 'win32' ? 'where' : 'which';
  const { status, stdout } = spawnSync(lookUp, [command], { encoding: 'utf8' });
  return status === 0 ? stdout.split(/\r?\n/)[0] : undefined;
}
