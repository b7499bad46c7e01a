import * as esbuild from 'esbuild-wasm';
import { runInThisContext } from 'node:vm';
import type { Compilation } from '../../src/runtime/program/compilation.ts';
import type { Program, ProgramFile } from '../../src/runtime/program/program.ts';
import { compileProgram } from '../../src/runtime/program/recipe.ts';
import type { Build, CompiledEntry, Variant } from '../../src/runtime/request.ts';
import type { Diagnostic } from '../../src/runtime/results.ts';

/** A program of these files; the first is the entry. */
export function programOf(files: Readonly<Record<string, string>>): Program {
  const [main, ...others] = Object.entries(files).map(([name, text]): ProgramFile => ({ name, text }));
  if (!main) throw new Error('A program has at least one file');
  return { files: [main, ...others] };
}

/** Compiles a program in Node; a string is the text of `main.ts`. */
export function compileFiles(
  files: string | Readonly<Record<string, string>>,
  variant: Variant = 'plain',
): Promise<Compilation> {
  return compileProgram(esbuild, programOf(typeof files === 'string' ? { 'main.ts': files } : files), variant);
}

/** The build of a program that has no mistake. */
export async function buildOf(
  files: string | Readonly<Record<string, string>>,
  variant: Variant = 'plain',
): Promise<Build> {
  const compiled = await compileFiles(files, variant);
  if (!compiled.ok) throw new Error(`Did not compile: ${compiled.diagnostics.map(printed).join('; ')}`);
  return compiled.build;
}

/** What the compiler says of a program, one line each: `main.ts:2:5+3 error: …`. */
export async function complaintsOf(files: string | Readonly<Record<string, string>>): Promise<readonly string[]> {
  const compiled = await compileFiles(files);
  return (compiled.ok ? compiled.warnings : compiled.diagnostics).map(printed);
}

function printed({ position: { file, line, column }, length, severity, message }: Diagnostic): string {
  return `${file}:${line}:${column}+${length} ${severity}: ${message}`;
}

/** What an entry did to a realm that only takes notes. */
export type Notes = {
  readonly marks: { readonly site: number; readonly value: unknown }[];
  readonly registered: Map<string, Readonly<Record<string, unknown>>>;
  loaders: Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;
  /** Times that a guard asked whether the time is up. */
  checks: number;
  readonly said: unknown[];
};

/** Executes one entry of a build and waits for its module body. A program speaks through `globalThis.say`. */
export async function execute(build: Build, entry = build.main, mostChecks = Infinity): Promise<Notes> {
  const notes: Notes = { marks: [], registered: new Map(), loaders: {}, checks: 0, said: [] };
  const realm = {
    lab: { pool: 'the pool', sleep: 'the sleep', span: 'the span' },
    comlink: { wrap: 'the wrap' },
    meta: (file: string) => ({ url: `program:///${file}` }),
    at: (site: number, value: unknown) => {
      notes.marks.push({ site, value });
      return value;
    },
    check: () => {
      notes.checks += 1;
      if (notes.checks > mostChecks) throw new Error('time is up');
      return 0;
    },
    here: () => 0,
    back: (_context: number, value?: unknown) => value,
    register: (name: string, module: Readonly<Record<string, unknown>>) => notes.registered.set(name, module),
    pool: (loaders: Notes['loaders']) => {
      notes.loaders = loaders;
    },
  };
  Object.assign(globalThis, { say: (...values: unknown[]) => notes.said.push(...values) });
  await loadEntry(entryOf(build, entry), entry)(realm);
  return notes;
}

/** An entry as a function, its stack frames named after itself. */
function loadEntry({ code }: CompiledEntry, name: string): (realm: unknown) => Promise<void> {
  return runInThisContext(code, { filename: name }) as (realm: unknown) => Promise<void>;
}

/** An entry that the build has to have. */
export function entryOf(build: Build, name: string): CompiledEntry {
  const entry = build.entries[name];
  if (!entry) throw new Error(`No entry ${name} among ${Object.keys(build.entries).join(', ')}`);
  return entry;
}
