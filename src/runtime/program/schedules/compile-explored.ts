import { parse } from 'acorn';
import type { ExploredBuild } from '../../request.ts';
import type { Diagnostic } from '../../results.ts';
import { recipeVersion } from '../build-key.ts';
import { bundle, type Esbuild } from '../bundle.ts';
import { readBundleMap } from '../bundle-map.ts';
import { findClassNameEdits } from '../class-names.ts';
import { refusalOf } from '../compilation.ts';
import { diagnosticAt, diagnosticOf, tidied } from '../diagnostics.ts';
import { applyEdits, readGeneratedText } from '../edits.ts';
import { hashText } from '../hash.ts';
import { findLexicalEdits } from '../lexical-declarations.ts';
import type { Program } from '../program.ts';
import { shapeOf } from '../../program-shape.ts';
import { unusedName } from '../realm-name.ts';
import { diagnosticOfParser } from '../rewrite.ts';
import { readSourceText } from '../source-text.ts';
import { instrument } from './instrument.ts';
import { sourceRange } from './source-ranges.ts';

/** A threads program ready for a scheduler, or what keeps it from being one. */
export type ExploredCompilation =
  | { readonly ok: true; readonly build: ExploredBuild; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What a scheduler takes turns with: threads that share memory, or tasks of one thread that wait. */
type ExploredForm = 'threads' | 'tasks';

/**
 * Compiles a threads program for *All schedules*; the same in Node and in the page. What the reader did wrong is in
 * `diagnostics`; a failure of the compiler itself rejects. Where the program has `tasks`, async functions of one thread,
 * `await` becomes a generator over `Promise`, which is the scheduler's own: it decides which wait ends next.
 */
export async function compileExplored(esbuild: Esbuild, program: Program): Promise<ExploredCompilation> {
  const form: ExploredForm = shapeOf(program.files[0].text) === 'tasks' ? 'tasks' : 'threads';
  const refusal = refusalOf(program);
  if (refusal?.ok === false) return refusal;
  const main = program.files[0].name;
  const files = new Map(program.files.map((file) => [file.name, file]));
  const sources = new Map(program.files.map((file) => [file.name, readSourceText(file)]));
  const host = unusedName(program.files);
  const order = [...files.keys()];

  const bundled = await bundle(esbuild, {
    files,
    main,
    entry: { name: main },
    host,
    keepsContexts: false,
    lowersAsync: form === 'tasks',
  });
  if (!bundled.ok) {
    const diagnostics = bundled.errors.map((error) => diagnosticOf(error, 'error', sources, main));
    return { ok: false, diagnostics: tidied(diagnostics, order) };
  }
  const { code } = bundled;
  const map = readBundleMap(bundled.map, readGeneratedText(code), sources);
  try {
    const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    const replacements = [findLexicalEdits, findClassNameEdits].flatMap((find) => find(tree, map.sourceFrom));
    const rangeOf = (start: number, end: number) => sourceRange(code, map, start, end);
    const { edits, sites, ambient, exports, refusals } = instrument(
      { code, tree, host, rangeOf, tellsWaits: form === 'tasks' },
      replacements,
    );

    const refused = refusals.map(({ offset, message }) =>
      diagnosticAt(map.positionOf(offset) ?? { file: main, line: 1, column: 1 }, 'error', message),
    );
    if (refused.length > 0) return { ok: false, diagnostics: tidied(refused, order) };
    const missing = ['setup', form].filter((name) => !exports.has(name));
    if (missing.length > 0) return { ok: false, diagnostics: [notExplorable(main, form, missing)] };

    const from = ambient.length > 0 ? ` const { ${ambient.join(', ')} } = ${host}.globals;` : '';
    const given = [...exports].map(([exported, local]) => `${JSON.stringify(exported)}: ${local}`).join(', ');
    // In a scope of its own, so that what the program declares may have the name of a global.
    const factory = `(${host}) => { "use strict";${from} {\n${applyEdits(code, edits)}\nreturn { ${given} }; } }`;
    const text = form === 'threads' ? factory : `Object.assign(${factory}, { form: "tasks" })`;
    const key = hashText(JSON.stringify([recipeVersion, 'explored', text, sites]));
    const warnings = bundled.warnings.map((warning) => diagnosticOf(warning, 'warning', sources, main));
    return { ok: true, build: { key, code: text, sites }, warnings: tidied(warnings, order) };
  } catch (error) {
    const diagnostic = diagnosticOfParser(error, map.positionOf, sources);
    if (!diagnostic) throw error;
    return { ok: false, diagnostics: [diagnostic] };
  }
}

function notExplorable(file: string, form: ExploredForm, missing: readonly string[]): Diagnostic {
  const message = `All schedules runs programs that export setup, ${form} and check; this one has no ${missing.join(' and no ')}.`;
  return diagnosticAt({ file, line: 1, column: 1 }, 'error', message);
}
