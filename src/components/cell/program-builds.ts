import { compile, variantOf } from '../../runtime/index.ts';
import type { Build, Diagnostic, MachineChoice, Variant } from '../../runtime/index.ts';
import type { CellProgram, Files } from './cell-state.ts';

/** A program ready to run, or what keeps it from being one. */
export type Prepared =
  | { readonly ok: true; readonly build: Build; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type BuiltAhead = Readonly<Record<Variant, Build>>;

const fetched = new Map<string, Promise<BuiltAhead>>();
const compiled = new WeakMap<Files, Map<Variant, Promise<Prepared>>>();

/**
 * What a run of these texts needs: the site's own output where they are unedited, else compiled in the page, once for
 * each version of the texts. Rejects with a sentence when what it takes cannot be fetched; calling again tries again.
 */
export async function prepare(program: CellProgram, files: Files, machine: MachineChoice): Promise<Prepared> {
  if (program.buildUrl === undefined || !sameTexts(files, program.files)) {
    return compileOnce(program.title, files, variantOf(machine.kind));
  }
  try {
    const builds = await fetchBuilds(program.buildUrl);
    return { ok: true, build: builds[variantOf(machine.kind)], warnings: [] };
  } catch {
    // The compiler makes the same from the same texts; if it cannot be fetched either, it says so.
    return compileOnce(program.title, files, variantOf(machine.kind));
  }
}

/** Fetches ahead what {@link prepare} will want for the unedited program. Never rejects. */
export function prefetchBuild(program: CellProgram): void {
  if (program.buildUrl === undefined) return;
  fetchBuilds(program.buildUrl).catch(() => {
    // Running asks again, and says it to someone who waits for it.
  });
}

function fetchBuilds(url: string): Promise<BuiltAhead> {
  const known = fetched.get(url);
  if (known) return known;
  const fetching = fetchJson(url);
  fetched.set(url, fetching);
  fetching.catch(() => fetched.delete(url));
  return fetching;
}

async function fetchJson(url: string): Promise<BuiltAhead> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  // Made by this site's own build from the same type; a page that answers with HTML fails to parse.
  return (await response.json()) as BuiltAhead;
}

function compileOnce(title: string, files: Files, variant: Variant): Promise<Prepared> {
  const versions = compiled.get(files) ?? new Map<Variant, Promise<Prepared>>();
  compiled.set(files, versions);
  const known = versions.get(variant);
  if (known) return known;
  const compiling = compile({ title, files }, variant);
  versions.set(variant, compiling);
  compiling.catch(() => versions.delete(variant));
  return compiling;
}

function sameTexts(left: Files, right: Files): boolean {
  return left === right || left.every((file, index) => file.text === right[index]?.text);
}
