import type { BuildFailure, BuildOptions, BuildResult, Loader, Message, Plugin } from 'esbuild-wasm';
import type { ProgramFile } from './program.ts';
import { isRealmModule, realmModuleSource } from './realm-modules.ts';
import { resolveImport } from './resolve-import.ts';

/** What esbuild-wasm is in Node and in the page: the part that both have. */
export type Esbuild = { readonly build: (options: BuildOptions) => Promise<BuildResult> };

/** The namespaces of esbuild's paths: a program's files, what the recipe makes up, and what the realm gives. */
export const namespaces = { program: 'program', made: 'made', realm: 'realm' } as const;

/** What a bundle is made of. */
export type BundleRequest = {
  readonly files: ReadonlyMap<string, ProgramFile>;
  /** The program's first file: its top level runs once, so it gives no pool functions. */
  readonly main: string;
  /** Where the thread begins: a file, or a made-up module with a text of its own. */
  readonly entry: { readonly name: string; readonly text?: string };
  /** The name by which the code knows the realm. */
  readonly host: string;
  /** Whether code keeps its task's context across `await`. */
  readonly keepsContexts: boolean;
  /** Whether `async` functions are written out as generators over `Promise`, for a scheduler that follows them. */
  readonly lowersAsync?: boolean;
};

/** One thread entry and all that it imports, as one ES module. */
export type Bundle = {
  readonly ok: true;
  readonly code: string;
  /** Source map v3, JSON; sources are named `program:main.ts`. */
  readonly map: string;
  readonly warnings: readonly Message[];
  /** Files whose exports the bundle registers. */
  readonly registered: readonly string[];
  /** Whether one of the files may use `pool` of `lab`. */
  readonly usesPool: boolean;
};

/** What keeps a thread entry from being bundled. */
export type FailedBundle = { readonly ok: false; readonly errors: readonly Message[] };

/** Bundles one thread entry. Rejects only when the compiler itself fails. */
export async function bundle(esbuild: Esbuild, request: BundleRequest): Promise<Bundle | FailedBundle> {
  const bundled = await attempt(esbuild, request, true);
  if (bundled.ok || !bundled.errors.some((error) => isBehindEnd(error, request.files))) return bundled;
  // An error was found in what we append, such as a block that the reader did not close: the reader's own text tells more.
  const alone = await attempt(esbuild, request, false);
  return alone.ok ? bundled : alone;
}

async function attempt(esbuild: Esbuild, request: BundleRequest, appends: boolean): Promise<Bundle | FailedBundle> {
  const loaded = new Set<string>();
  let usesPool = false;
  const plugin = programPlugin(request, appends, (file) => {
    loaded.add(file.name);
    usesPool ||= /\bpool\b/u.test(file.text);
  });
  try {
    const result = await esbuild.build({
      entryPoints: [request.entry.name],
      plugins: [plugin],
      outfile: 'out.js',
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      target: 'esnext',
      // Not in every engine that the course supports.
      // `for await` is written out where code keeps its context, so that its `await`s can be seen.
      supported: {
        decorators: false,
        using: false,
        ...(request.keepsContexts && { 'for-await': false }),
        ...(request.lowersAsync === true && { 'async-await': false, 'async-generator': false, 'for-await': false }),
      },
      // Everything that the reader wrote is executed, also what has no effect.
      treeShaking: false,
      ignoreAnnotations: true,
      charset: 'utf8',
      legalComments: 'none',
      sourcemap: 'external',
      sourcesContent: false,
      tsconfigRaw: '{}',
      logLevel: 'silent',
    });
    const code = result.outputFiles?.find(({ path }) => path.endsWith('.js'))?.text;
    const map = result.outputFiles?.find(({ path }) => path.endsWith('.map'))?.text;
    if (code === undefined || map === undefined) throw new Error(`esbuild made no code of ${request.entry.name}`);
    const registered = [...loaded].filter((name) => isRegistered(name, request)).sort();
    return { ok: true, code, map, warnings: result.warnings, registered, usesPool };
  } catch (error) {
    // In the page there is no file system at all, and esbuild complains of that too, beside what the reader wrote.
    const isReaders = ({ text }: Message): boolean => !text.startsWith('Cannot read directory');
    if (isBuildFailure(error)) return { ok: false, errors: error.errors.filter(isReaders) };
    throw error;
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/**
 * A folder that is nowhere. esbuild looks up `import("./" + name)` in the file system, past every plugin; in Node it
 * would find the machine's own files. The depth keeps `../` from climbing out.
 */
const nowhere = `/no-such-folder${'/program'.repeat(64)}`;

/** Makes the program's files the only ones there are. */
function programPlugin(request: BundleRequest, appends: boolean, onFile: (file: ProgramFile) => void): Plugin {
  const { files, entry, host } = request;
  const names = new Set(files.keys());
  return {
    name: 'program',
    setup: (build) => {
      build.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
        if (kind === 'entry-point') {
          return { path, namespace: entry.text === undefined ? namespaces.program : namespaces.made };
        }
        const resolved = resolveImport(path, importer, names);
        switch (resolved.kind) {
          case 'file':
            return { path: resolved.name, namespace: namespaces.program };
          case 'realm':
            return { path: resolved.name, namespace: namespaces.realm };
          case 'nothing':
            return { errors: [{ text: resolved.message }] };
        }
      });
      build.onLoad({ filter: /.*/, namespace: namespaces.program }, ({ path }) => {
        const file = files.get(path);
        if (file === undefined) return undefined;
        onFile(file);
        const contents = appends ? file.text + appendix(file, request) : file.text;
        return { contents, loader: loaderOf(path), resolveDir: nowhere };
      });
      build.onLoad({ filter: /.*/, namespace: namespaces.made }, () => ({ contents: entry.text ?? '', loader: 'js' }));
      build.onLoad({ filter: /.*/, namespace: namespaces.realm }, ({ path }) =>
        isRealmModule(path) ? { contents: realmModuleSource(path, host), loader: 'js' } : undefined,
      );
    },
  };
}

function loaderOf(name: string): Loader {
  if (name.endsWith('.json')) return 'json';
  return name.endsWith('.js') ? 'js' : 'ts';
}

/**
 * Lines put behind a file: they make it a module whatever it holds, register what it exports, and take the effect
 * from a `sourceMappingURL` that the reader pasted, since the last one counts.
 */
function appendix(file: ProgramFile, request: BundleRequest): string {
  const { host } = request;
  if (file.name.endsWith('.json')) return '';
  const lines = ['', 'export {};'];
  if (isRegistered(file.name, request)) {
    const itself = JSON.stringify(`./${file.name.split('/').at(-1) ?? ''}`);
    lines.push(`import * as ${host}_module from ${itself};`);
    lines.push(`${host}.register(${JSON.stringify(file.name)}, ${host}_module);`);
  }
  if (file.text.includes('sourceMappingURL')) lines.push(emptySourceMap);
  return lines.join('\n');
}

/** In the page there is no file that an address could lead to, and esbuild would complain of that. */
const emptySourceMap = '//# sourceMappingURL=data:application/json,{"version":3,"sources":[],"mappings":""}';

function isRegistered(name: string, { main, entry }: BundleRequest): boolean {
  return name !== main && name !== entry.name && !name.endsWith('.json');
}

function isBehindEnd({ location }: Message, files: ReadonlyMap<string, ProgramFile>): boolean {
  const file = files.get(location?.file.replace(`${namespaces.program}:`, '') ?? '');
  return file !== undefined && location !== null && location.line > file.text.split(/\r\n|[\n\r\u2028\u2029]/u).length;
}
