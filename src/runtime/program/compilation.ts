import type { Build } from '../request.ts';
import type { Diagnostic } from '../results.ts';
import { diagnosticAt } from './diagnostics.ts';
import type { Program } from './program.ts';
import { findFileProblem } from './valid-files.ts';

/**
 * What a build is for: to be run from its first line, or also to have its exports called (`#call`), as a check does with
 * the programs that it checks.
 */
export type ProgramForm = 'runnable' | 'callable';

/** A compiled program, or what keeps it from being one. */
export type Compilation =
  | { readonly ok: true; readonly build: Build; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What is said of a program that is not even looked at: it is too large, or a file has a name that no file may have. */
export function refusalOf(program: Program): Compilation | undefined {
  const problem = findFileProblem(program.files);
  if (!problem) return undefined;
  const position = { file: problem.file, line: 1, column: 1 };
  return { ok: false, diagnostics: [diagnosticAt(position, 'error', problem.message)] };
}
