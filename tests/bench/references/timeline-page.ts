import { mkdirSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';

const folder = '.cache/bench/timeline';

/**
 * Builds a page that has nothing but a timeline, and returns its folder. No page of the site shows one by itself, and a
 * cell's would need a program that makes exactly 100,000 spans; what is measured is the component that cells show.
 */
export async function buildTimelinePage(): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ['tests/bench/references/timeline/page.tsx'],
    outdir: folder,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    // The parts of the runtime that run programs are left out with what they need from the site's build.
    plugins: [withoutRealm],
    logLevel: 'error',
  });
  writeFileSync(
    `${folder}/index.html`,
    '<!doctype html><html lang="en"><title>Timeline</title><link rel="stylesheet" href="page.css"><body><script type="module" src="page.js"></script></body></html>',
  );
  return folder;
}

const withoutRealm: Plugin = {
  name: 'without-realm',
  setup: (pluginBuild) => {
    pluginBuild.onResolve({ filter: /^virtual:interleave\/realm$/ }, ({ path }) => ({ path, namespace: 'realm' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'realm' }, () => ({
      contents: "export const frameSource = ''; export const workerSource = '';",
    }));
  },
};
