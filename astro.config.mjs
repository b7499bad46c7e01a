import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { programs } from './src/course/plugin.ts';
import { courseSidebar } from './src/course/sidebar.ts';
import { keepLazyStyles } from './src/integrations/lazy-styles.ts';
import { realmBundle } from './src/integrations/realm-bundle.ts';
import { sendSiteHeaders } from './src/integrations/site-headers.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const nothing = './src/components/shell/Nothing.astro';

export default defineConfig({
  base: process.env.BASE_PATH ?? '/',
  ...(process.env.SITE_URL && { site: process.env.SITE_URL }),
  trailingSlash: 'always',
  // The links of a lesson are prefetched by the browser's own speculation rules, without a script.
  prefetch: false,
  integrations: [
    sendSiteHeaders(),
    keepLazyStyles(),
    programs(),
    preact(),
    starlight({
      title: 'Interleave',
      titleDelimiter: '·',
      description: 'An interactive course on concurrency and parallelism: every program is yours to change and to run.',
      favicon: '/favicon.svg',
      disable404Route: true,
      expressiveCode: false,
      markdown: { headingLinks: false },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      sidebar: courseSidebar(root),
      components: {
        Banner: nothing,
        ContentPanel: './src/components/shell/ContentPanel.astro',
        DraftContentNotice: nothing,
        FallbackContentNotice: nothing,
        Footer: './src/components/shell/Footer.astro',
        Head: './src/components/shell/Head.astro',
        Header: './src/components/shell/Header.astro',
        Hero: './src/components/shell/Hero.astro',
        MarkdownContent: './src/components/prose/Prose.astro',
        PageFrame: './src/components/shell/PageFrame.astro',
        PageSidebar: './src/components/shell/PageSidebar.astro',
        PageTitle: './src/components/shell/PageTitle.astro',
        Pagination: './src/components/shell/Pagination.astro',
        Search: './src/components/shell/Search.astro',
        Sidebar: './src/components/shell/Sidebar.astro',
        ThemeProvider: './src/components/shell/ThemeProvider.astro',
        ThemeSelect: './src/components/shell/ThemeSelect.astro',
        TwoColumnContent: './src/components/shell/TwoColumnContent.astro',
      },
    }),
    mdx(),
  ],
  markdown: { shikiConfig: { theme: 'css-variables' } },
  vite: {
    plugins: [realmBundle()],
    worker: { format: 'es' },
    // Found late, the editor's dependencies would reload the page in `npm run dev` when it is first opened.
    optimizeDeps: { entries: ['src/components/editor/monaco-editor.ts'] },
    build: {
      rolldownOptions: {
        checks: { moduleLevelDirective: false },
        // Who takes one name of the runtime's public surface does not fetch the rest for what it might do by itself: nothing.
        treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]runtime[\\/]/, sideEffects: false }] },
        output: {
          // Left alone, what is needed at once ends up among the runtime, which would be fetched for it.
          codeSplitting: {
            groups: [
              {
                name: 'at-once',
                test: /[\\/]runtime[\\/](?:machine-bounds|notebook[\\/](?:kept-mark|leave-words))\.ts$/,
                priority: 2,
              },
              {
                name: 'notebook',
                test: /[\\/]runtime[\\/](?:notebook[\\/](?!cell-graph)|program[\\/]hash)|[\\/]node_modules[\\/](?:idb|valibot)[\\/]/,
                priority: 1,
              },
            ],
          },
        },
      },
    },
  },
});
