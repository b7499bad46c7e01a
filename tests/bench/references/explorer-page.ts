import { mkdirSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { realmModule } from '../../../src/integrations/realm-bundle.ts';

const folder = '.cache/bench/explorer';

/**
 * Builds a page that explores programs as cells do, and returns its folder: a frame, a worker in it, the search. Beside
 * that, it has the searches one by one on its own thread, which no page of the site has.
 */
export async function buildExplorerPage(): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ['tests/bench/references/explorer/page.ts'],
    outdir: folder,
    bundle: true,
    format: 'esm',
    minify: true,
    plugins: [realm],
    logLevel: 'error',
  });
  writeFileSync(
    `${folder}/index.html`,
    '<!doctype html><html lang="en"><title>Explorer</title><body><main id="host"></main><script type="module" src="page.js"></script></body></html>',
  );
  return folder;
}

const realm: Plugin = {
  name: 'realm',
  setup: (pluginBuild) => {
    pluginBuild.onResolve({ filter: /^virtual:interleave\// }, ({ path }) => ({ path, namespace: 'realm' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'realm' }, async ({ path }) => ({
      contents: (await realmModule(path))?.text ?? '',
    }));
  },
};
