import { build } from 'astro';
import starlight from '@astrojs/starlight';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serveSite, type SiteServer } from './server/site-server.ts';

/** A Starlight site as it comes, with one lesson of ours in it, and the site behind a server. */
export type BareStarlight = { readonly server: SiteServer; readonly path: string };

/** The lesson that both are measured with: prose with five programs, all written as fences. */
export const comparedLesson = 'many-threads/a-second-event-loop';

const folder = '.cache/bench/starlight';

/** Builds a bare Starlight page with the very text and programs of our lesson, as plain code blocks, and serves it. */
export async function buildBareStarlight(): Promise<BareStarlight> {
  const docs = join(folder, 'src/content/docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  // Astro bundles the packages that are named here; they are found in the folders above.
  const manifest = { type: 'module', dependencies: { '@astrojs/starlight': '*', astro: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    [
      "import { defineCollection } from 'astro:content';",
      "import { docsLoader } from '@astrojs/starlight/loaders';",
      "import { docsSchema } from '@astrojs/starlight/schema';",
      'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n',
    ].join('\n'),
  );
  writeFileSync(join(docs, 'index.md'), '---\ntitle: Start\n---\n\nHello.\n');
  writeFileSync(
    join(docs, 'lesson.md'),
    plainLesson(readFileSync(`src/content/docs/${comparedLesson}/index.mdx`, 'utf8')),
  );
  await build({
    root: resolve(folder),
    configFile: false,
    logLevel: 'error',
    cacheDir: resolve(folder, '.cache'),
    outDir: resolve(folder, 'dist'),
    integrations: [starlight({ title: 'Bare Starlight' })],
    vite: { cacheDir: resolve(folder, '.vite') },
  });
  return { server: await serveSite(join(folder, 'dist')), path: '/lesson/' };
}

/** The lesson as Markdown that knows nothing of cells. */
function plainLesson(mdx: string): string {
  return mdx
    .replaceAll(/^(?:lede|minutes): .*\n/gmu, '')
    .replaceAll(/^import .* from '.*';\n/gmu, '')
    .replaceAll(/^```ts cell .*$/gmu, '```ts');
}
