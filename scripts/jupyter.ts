import { readFileSync } from 'node:fs';
import { canInstallPackages, installPackages, onPath } from './system-packages.ts';

/** Installs what executes notebooks where it is missing; throws a sentence that says what to do if it cannot. */
export function ensureJupyter(): void {
  if (onPath('jupyter-nbconvert') !== undefined) return;
  if (canInstallPackages()) installPackages(['jupyter-nbconvert']);
  if (onPath('jupyter-nbconvert') === undefined) {
    throw new Error(
      'Notebooks are executed by jupyter-nbconvert, which is not installed: install it (Debian: jupyter-nbconvert, pip: nbconvert), or leave these tests out.',
    );
  }
}

/** The Python that Jupyter runs in, which may be another than the one on PATH: it has nbformat. Throws without Jupyter. */
export function jupyterPython(): string {
  const script = onPath('jupyter-nbconvert') ?? '';
  const python = /^#!\s*(?<path>\S+)/u.exec(readFileSync(script, 'utf8'))?.groups?.['path'];
  if (python === undefined) throw new Error(`${script} does not say which Python it is for.`);
  return python;
}
