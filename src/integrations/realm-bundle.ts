import * as esbuild from 'esbuild-wasm';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Modules that the page imports, and the programs that each exports as strings. */
const modules: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'virtual:interleave/realm': {
    frameSource: fileURLToPath(new URL('../runtime/realm/realm.frame.ts', import.meta.url)),
    workerSource: fileURLToPath(new URL('../runtime/realm/realm.worker.ts', import.meta.url)),
  },
  // By itself: only who explores a program fetches it.
  'virtual:interleave/explorer': {
    explorerSource: fileURLToPath(new URL('../runtime/realm/explorer.worker.ts', import.meta.url)),
  },
  // Part of the text of a program whose workers follow a schedule.
  'virtual:interleave/replay': {
    replaySource: fileURLToPath(new URL('../runtime/realm/replay.worker.ts', import.meta.url)),
  },
};

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

/** The text of one of the modules by which the page has the realm, with the files that it was made of; undefined for others. */
export async function realmModule(id: string): Promise<{ text: string; files: string[] } | undefined> {
  const entries = Object.hasOwn(modules, id) ? modules[id] : undefined;
  if (entries === undefined) return undefined;
  const lines: string[] = [];
  const files: string[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const bundled = await bundle(entry);
    files.push(...bundled.files);
    lines.push(`export const ${name} = ${JSON.stringify(bundled.source)};`);
  }
  return { text: lines.join('\n'), files };
}

/**
 * Vite plugin: `virtual:interleave/realm` exports the realm's two programs as strings, `virtual:interleave/explorer` the
 * one in which programs are explored, `virtual:interleave/replay` what makes workers follow a schedule. The page never
 * imports the realm; it puts these strings into the sandbox frame, which is another world.
 */
export function realmBundle(): Plugin {
  return {
    name: 'interleave:realm',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    async load(id) {
      const made = id.startsWith('\0') ? await realmModule(id.slice(1)) : undefined;
      for (const file of made?.files ?? []) this.addWatchFile(fileURLToPath(new URL(file, `file://${process.cwd()}/`)));
      return made?.text;
    },
  };
}
