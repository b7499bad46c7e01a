import * as esbuild from 'esbuild-wasm';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createServer, type Plugin } from 'vite';
import { expect, it } from 'vitest';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { realmBundle } from '../../src/integrations/realm-bundle.ts';
import type { Build } from '../../src/runtime/index.ts';
import { compileProgram } from '../../src/runtime/program/recipe.ts';
import type { CrashReport } from './crash-page.ts';

/*
 * A driver that is attached to the browser takes the frame's death for the page's own. So this browser is not driven:
 * it opens a page that does everything by itself and reports to the server that it came from. The heap is bounded, so
 * that the bomb goes off at once and takes no gigabytes.
 */

async function buildOf(source: string): Promise<Build> {
  const compiled = await compileProgram(esbuild, { files: [{ name: 'main.ts', text: source }] }, 'plain');
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  return compiled.build;
}

/** Serves the page and what it runs, and hands on what it reports. */
function crashServer(builds: object, onReport: (report: CrashReport) => void): Plugin {
  return {
    name: 'crash-server',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const answer = (type: string, body: string): void => {
          response.setHeader('Content-Type', type);
          response.end(body);
        };
        if (request.url === '/')
          answer('text/html', '<script type="module" src="/tests/crash/crash-page.ts"></script>');
        else if (request.url === '/builds.json') answer('application/json', JSON.stringify(builds));
        else if (request.url === '/report') {
          void text(request).then((body) => {
            onReport(JSON.parse(body) as CrashReport);
            answer('text/plain', '');
          });
        } else next();
      });
    },
  };
}

it('a heap that outgrows its process ends the run as crashed; the page lives, and the next run works', async () => {
  const builds = {
    bomb: await buildOf(await readFile('tests/fixtures/programs/heap-bomb/main.ts', 'utf8')),
    next: await buildOf("console.log('next');"),
  };
  let heard: (report: CrashReport) => void = () => undefined;
  const reported = new Promise<CrashReport>((resolve) => {
    heard = resolve;
  });
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    plugins: [realmBundle(), crashServer(builds, heard)],
    optimizeDeps: { include: ['@jridgewell/trace-mapping', 'comlink', 'fflate', 'valibot'] },
    server: {
      port: 0,
      hmr: false,
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    },
  });
  await server.listen();
  const { port } = server.httpServer?.address() as AddressInfo;
  const profile = await mkdtemp(join(tmpdir(), 'interleave-crash-'));
  const browser = spawn(
    chromiumLaunch.executablePath,
    [
      ...chromiumLaunch.args,
      '--headless',
      '--js-flags=--max-old-space-size=128',
      `--user-data-dir=${profile}`,
      `http://localhost:${port}/`,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  try {
    const { bomb, printed, turns, next } = await reported;
    expect(bomb).toMatchObject({ status: 'crashed', reason: 'silent' });
    expect(printed).toBe(true);
    expect(turns).toBeGreaterThan(10);
    expect(next.status).toBe('completed');
  } finally {
    browser.kill();
    await ended;
    await server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
