import * as esbuild from 'esbuild-wasm';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Build } from '../../src/runtime/index.ts';
import { compileProgram } from '../../src/runtime/program/recipe.ts';
import { reportFrom } from './crash-browser.ts';
import type { CrashReport } from './crash-page.ts';

async function buildOf(source: string): Promise<Build> {
  const compiled = await compileProgram(esbuild, { files: [{ name: 'main.ts', text: source }] }, 'plain');
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  return compiled.build;
}

it('a heap that outgrows its process ends the run as crashed; the page lives, and the next run works', async () => {
  const builds = {
    bomb: await buildOf(await readFile('tests/fixtures/programs/heap-bomb/main.ts', 'utf8')),
    next: await buildOf("console.log('next');"),
  };
  const { bomb, printed, turns, next } = (await reportFrom('crash-page.ts', builds)) as CrashReport;
  expect(bomb).toMatchObject({ status: 'crashed', reason: 'silent' });
  expect(printed).toBe(true);
  expect(turns).toBeGreaterThan(10);
  expect(next.status).toBe('completed');
});
