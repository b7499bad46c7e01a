import type { Build, CallEntry, CompiledEntry, PoolEntry, ThreadsEntry, Variant } from '../request.ts';
import { shapeOf } from '../program-shape.ts';
import type { Diagnostic } from '../results.ts';
import { bundle, type BundleRequest, type Esbuild } from './bundle.ts';
import { buildKey } from './build-key.ts';
import { refusalOf, type Compilation, type ProgramForm } from './compilation.ts';
import { diagnosticOf, tidied } from './diagnostics.ts';
import { isCodeFile } from './names.ts';
import type { Program, ProgramFile } from './program.ts';
import { unusedName } from './realm-name.ts';
import { rewriteBundle } from './rewrite.ts';
import { readSourceText } from './source-text.ts';

/**
 * Compiles a program for the machines that take `variant`; the same in Node and in the page, to the byte. What the
 * reader did wrong is in `diagnostics`; a failure of the compiler itself rejects.
 */
export async function compileProgram(
  esbuild: Esbuild,
  program: Program,
  variant: Variant,
  form: ProgramForm = 'runnable',
): Promise<Compilation> {
  const refusal = refusalOf(program);
  if (refusal) return refusal;
  return new Compiling(esbuild, program, variant, form).run();
}

const poolEntry = '#pool' satisfies PoolEntry;
const callEntry = '#call' satisfies CallEntry;
const threadsEntry = '#threads' satisfies ThreadsEntry;

/** One compilation: threads are compiled, those that they start after them, and at last those of a pool. */
class Compiling {
  readonly #esbuild: Esbuild;
  readonly #program: Program;
  readonly #variant: Variant;
  readonly #form: ProgramForm;
  readonly #files: ReadonlyMap<string, ProgramFile>;
  readonly #sources;
  readonly #host: string;
  readonly #keepsContexts: boolean;
  readonly #hasThreads: boolean;

  readonly #entries = new Map<string, CompiledEntry>();
  readonly #modules = new Set<string>();
  readonly #errors: Diagnostic[] = [];
  readonly #warnings: Diagnostic[] = [];
  readonly #labCalls = new Set<string>();
  #usesPool = false;
  #startsWorkers = false;

  constructor(esbuild: Esbuild, program: Program, variant: Variant, form: ProgramForm) {
    this.#esbuild = esbuild;
    this.#program = program;
    this.#variant = variant;
    this.#form = form;
    this.#files = new Map(program.files.map((file) => [file.name, file]));
    this.#sources = new Map(program.files.map((file) => [file.name, readSourceText(file)]));
    this.#host = unusedName(program.files);
    this.#hasThreads = shapeOf(program.files[0].text) === 'threads';
    // Only where somebody else than the lane itself may be at work: it costs a little at each `await`.
    this.#keepsContexts = program.files.some(({ text }) => /\b(?:task|pool)\b/u.test(text));
  }

  async run(): Promise<Compilation> {
    const main = this.#program.files[0].name;
    // A threads program does nothing by itself: its entry is one that calls what it exports.
    const threads = { name: threadsEntry, text: threadsSource(main, this.#host) };
    let wave: readonly BundleRequest['entry'][] = [this.#hasThreads ? threads : { name: main }];
    if (this.#form === 'callable') wave = [...wave, { name: callEntry, text: callSource(this.#files, this.#host) }];
    while (wave.length > 0 && this.#errors.length === 0) {
      const workers = await Promise.all(wave.map((entry) => this.#compileEntry(entry)));
      wave = [...new Set(workers.flat())].filter((name) => !this.#entries.has(name)).map((name) => ({ name }));
    }
    if (this.#usesPool && this.#errors.length === 0) {
      await this.#compileEntry({ name: poolEntry, text: poolSource(this.#modules, this.#host) });
    }

    const order = this.#program.files.map(({ name }) => name);
    if (this.#errors.length > 0) return { ok: false, diagnostics: tidied([...this.#errors, ...this.#warnings], order) };
    const refusesSimulation = this.#hasThreads
      ? whyNoThreads.simulated
      : whyNotSimulated(this.#labCalls, this.#startsWorkers);
    const build: Build = {
      key: buildKey(this.#program, this.#variant, this.#form),
      variant: this.#variant,
      main,
      entries: Object.fromEntries([...this.#entries].sort(([one], [other]) => (one < other ? -1 : 1))),
      ...(refusesSimulation !== undefined && { refusesSimulation }),
      ...(this.#hasThreads && { refusesMain: whyNoThreads.main }),
    };
    return { ok: true, build, warnings: tidied(this.#warnings, order) };
  }

  /** Compiles one thread and resolves to the files that it may start as workers. */
  async #compileEntry(entry: BundleRequest['entry']): Promise<readonly string[]> {
    const main = this.#program.files[0].name;
    const bundled = await bundle(this.#esbuild, {
      files: this.#files,
      main,
      entry,
      host: this.#host,
      keepsContexts: this.#keepsContexts,
    });
    if (!bundled.ok) {
      this.#errors.push(...bundled.errors.map((error) => diagnosticOf(error, 'error', this.#sources, main)));
      return [];
    }
    this.#warnings.push(...bundled.warnings.map((warning) => diagnosticOf(warning, 'warning', this.#sources, main)));
    bundled.registered.forEach((name) => this.#modules.add(name));
    this.#usesPool ||= bundled.usesPool;

    const rewritten = rewriteBundle({
      code: bundled.code,
      map: bundled.map,
      host: this.#host,
      guarded: this.#variant === 'guarded' && [main, poolEntry, callEntry, threadsEntry].includes(entry.name),
      keepsContexts: this.#keepsContexts,
      sources: this.#sources,
    });
    if (!rewritten.ok) {
      this.#errors.push(...rewritten.diagnostics);
      return [];
    }
    this.#entries.set(entry.name, rewritten.entry);
    rewritten.labCalls.forEach((name) => this.#labCalls.add(name));
    this.#startsWorkers ||= rewritten.startsWorkers;
    this.#warnings.push(...rewritten.warnings);
    return rewritten.workers;
  }
}

/** Loads each module on demand: a pool's worker executes only those whose functions it is asked to call. */
function poolSource(modules: ReadonlySet<string>, host: string): string {
  return [`${host}.pool({`, ...loadersOf(modules), '});', 'export {};'].join('\n');
}

/** Executes the first file in each thread, and hands over what it exports. */
function threadsSource(main: string, host: string): string {
  return [
    `import * as program from ${JSON.stringify(`./${main}`)};`,
    `await ${host}.threads(program);`,
    'export {};',
  ].join('\n');
}

/** Executes the one module whose export is to be called, calls it, and hands over what it returns. */
function callSource(files: ReadonlyMap<string, ProgramFile>, host: string): string {
  const modules = [...files.keys()].filter(isCodeFile);
  return [`${host}.answer(await ${host}.call({`, ...loadersOf(modules), '}));', 'export {};'].join('\n');
}

function loadersOf(modules: Iterable<string>): readonly string[] {
  return [...modules].sort().map((name) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`./${name}`)}),`);
}

/** Why a program that exports threads runs on Workers, and under All schedules, and nowhere else. */
const whyNoThreads = {
  main: 'The threads of this program need a worker each.',
  simulated:
    'The simulated machine has no shared memory: threads that share some run on Workers, or under All schedules.',
} as const;

/** Why the simulated machine has nothing to do with a program, as a sentence; undefined where it runs it. */
function whyNotSimulated(labCalls: ReadonlySet<string>, startsWorkers: boolean): string | undefined {
  if (startsWorkers) return 'The simulated machine has no Worker of its own kind: use pool of "lab" in its place.';
  if (['cpu', 'io', 'task', 'pool'].some((name) => labCalls.has(name))) return undefined;
  return 'This program has nothing to simulate: it calls none of cpu, io, task and pool of "lab".';
}
