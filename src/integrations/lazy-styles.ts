import type { AstroIntegration } from 'astro';
import type { Plugin, Rolldown } from 'vite';

/**
 * Keeps the style sheets of what the page imports on demand, the editor above all. Astro deletes every style sheet
 * that no page links, and looks for users of one among a chunk's assets only; so each sheet is named there too.
 */
export function keepLazyStyles(): AstroIntegration {
  return {
    name: 'interleave:lazy-styles',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [nameStylesAsAssets()] } });
      },
    },
  };
}

function nameStylesAsAssets(): Plugin {
  return {
    name: 'interleave:lazy-styles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'pre',
      handler: (_options, bundle) => {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') nameStyles(file);
      },
    },
  };
}

function nameStyles({ viteMetadata }: Rolldown.OutputChunk): void {
  for (const sheet of viteMetadata?.importedCss ?? []) viteMetadata?.importedAssets.add(sheet);
}
