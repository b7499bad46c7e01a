import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createServer, type Plugin } from 'vite';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { realmBundle } from '../../src/integrations/realm-bundle.ts';

/*
 * A driver that is attached to the browser takes the frame's death for the page's own. So this browser is not driven:
 * it opens a page that does everything by itself and reports to the server that it came from. The heap is bounded, so
 * that the bomb goes off at once and takes no gigabytes.
 */

/** Opens `tests/crash/<script>` in a browser of its own, gives it `data` as `/data.json`, and resolves to what it reports. */
export async function reportFrom(script: string, data: object): Promise<unknown> {
  let heard: (report: unknown) => void = () => undefined;
  const reported = new Promise<unknown>((resolve) => {
    heard = resolve;
  });
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    plugins: [realmBundle(), crashServer(script, data, heard)],
    worker: { format: 'es' },
    optimizeDeps: {
      include: [
        '@jridgewell/trace-mapping',
        'acorn',
        'comlink',
        'esbuild-wasm',
        'fflate',
        'idb',
        'papaparse',
        'valibot',
        'yaml',
      ],
    },
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
    return await reported;
  } finally {
    browser.kill();
    await ended;
    await server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Serves the page and what it runs, and hands on what it reports. */
function crashServer(script: string, data: object, onReport: (report: unknown) => void): Plugin {
  return {
    name: 'crash-server',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const answer = (type: string, body: string): void => {
          response.setHeader('Content-Type', type);
          response.end(body);
        };
        if (request.url === '/') answer('text/html', `<script type="module" src="/tests/crash/${script}"></script>`);
        else if (request.url === '/data.json') answer('application/json', JSON.stringify(data));
        else if (request.url === '/report') {
          void text(request).then((body) => {
            onReport(JSON.parse(body));
            answer('text/plain', '');
          });
        } else next();
      });
    },
  };
}
