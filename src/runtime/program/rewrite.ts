import { parse } from 'acorn';
import type { CompiledEntry } from '../request.ts';
import type { Diagnostic } from '../results.ts';
import { findBundleEdits } from './bundle-edits.ts';
import { readBundleMap } from './bundle-map.ts';
import { findClassNameEdits } from './class-names.ts';
import { findContextEdits, rememberContext } from './context-edits.ts';
import { diagnosticAt } from './diagnostics.ts';
import { applyEdits, inOrder, readGeneratedText } from './edits.ts';
import { findLexicalEdits } from './lexical-declarations.ts';
import type { SourceText } from './source-text.ts';

/** A bundle, and how its thread is to be made. */
export type RewriteRequest = {
  readonly code: string;
  /** esbuild's source map of `code`. */
  readonly map: string;
  readonly host: string;
  /** Whether loops ask the realm if their time is up. */
  readonly guarded: boolean;
  /** Whether code keeps its task's context across `await`. */
  readonly keepsContexts: boolean;
  readonly sources: ReadonlyMap<string, SourceText>;
};

/** A thread entry, and the files that it may start as workers. */
export type Rewritten =
  | {
      readonly ok: true;
      readonly entry: CompiledEntry;
      readonly workers: readonly string[];
      readonly warnings: readonly Diagnostic[];
      /** Functions of `lab` that are called. */
      readonly labCalls: readonly string[];
      readonly startsWorkers: boolean;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Turns a bundle, which is an ES module, into an async function of the realm. */
export function rewriteBundle({ code, map, host, guarded, keepsContexts, sources }: RewriteRequest): Rewritten {
  const generated = readGeneratedText(code);
  const bundleMap = readBundleMap(map, generated, sources);
  try {
    const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    const fileNames = new Set(sources.keys());
    const found = findBundleEdits({ code, tree, host, guarded, fileNames, positionOf: bundleMap.positionOf });
    const contextEdits = keepsContexts ? findContextEdits(tree, host) : [];
    // What is put in at the start of a name that is replaced comes before it.
    const replacements = [findLexicalEdits, findClassNameEdits].flatMap((find) => find(tree, bundleMap.sourceFrom));
    const edits = inOrder([...hashbang(code), ...found.openings, ...contextEdits, ...found.edits, ...replacements]);
    const counter = guarded ? ` let ${host}_n = 0;` : '';
    const context = keepsContexts ? ` ${rememberContext(host)}` : '';
    return {
      ok: true,
      entry: {
        code: `async (${host}) => { "use strict";${counter}${context}\n${applyEdits(code, edits)}}`,
        map: bundleMap.printAfter(edits, 1),
        sites: found.sites,
      },
      workers: found.workers,
      warnings: found.warnings,
      labCalls: found.labCalls,
      startsWorkers: found.startsWorkers,
    };
  } catch (error) {
    const diagnostic = diagnosticOfParser(error, bundleMap.positionOf, sources);
    if (!diagnostic) throw error;
    return { ok: false, diagnostics: [diagnostic] };
  }
}

/** The first line of a script for a shell; a comment to a module, not to a function. */
function hashbang(code: string): readonly { start: number; end: number; text: string }[] {
  return code.startsWith('#!') ? [{ start: 0, end: 2, text: '//' }] : [];
}

/** esbuild leaves some mistakes to the engine, as in regular expressions; the parser has them with a place. */
export function diagnosticOfParser(
  error: unknown,
  positionOf: ReturnType<typeof readBundleMap>['positionOf'],
  sources: ReadonlyMap<string, SourceText>,
): Diagnostic | undefined {
  const [main = ''] = sources.keys();
  const start = { file: main, line: 1, column: 1 };
  if (error instanceof RangeError) {
    return diagnosticAt(start, 'error', 'An expression of this program is nested too deeply to be compiled.');
  }
  if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') return undefined;
  const message = error.message.replace(/ \(\d+:\d+\)$/u, '.');
  return diagnosticAt(positionOf(error.pos) ?? start, 'error', message);
}
