import * as esbuild from 'esbuild-wasm';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const virtualId = 'virtual:interleave/realm';
const resolvedId = `\0${virtualId}`;
const entries = {
  frameSource: fileURLToPath(new URL('../runtime/realm/realm.frame.ts', import.meta.url)),
  workerSource: fileURLToPath(new URL('../runtime/realm/realm.worker.ts', import.meta.url)),
} as const;

/** One of the realm's programs as a plain script, with the files that it was made of. */
async function bundle(entry: string): Promise<{ source: string; files: string[] }> {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return { source: output.text, files: Object.keys(result.metafile.inputs) };
}

/**
 * Vite plugin: `virtual:interleave/realm` exports the realm's two programs as strings. The page never imports the
 * realm; it puts these strings into the sandbox frame, which is another world.
 */
export function realmBundle(): Plugin {
  return {
    name: 'interleave:realm',
    resolveId: (id) => (id === virtualId ? resolvedId : undefined),
    async load(id) {
      if (id !== resolvedId) return undefined;
      const lines: string[] = [];
      for (const [name, entry] of Object.entries(entries)) {
        const { source, files } = await bundle(entry);
        for (const file of files) this.addWatchFile(fileURLToPath(new URL(file, `file://${process.cwd()}/`)));
        lines.push(`export const ${name} = ${JSON.stringify(source)};`);
      }
      return lines.join('\n');
    },
  };
}
