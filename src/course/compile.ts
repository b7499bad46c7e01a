import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild-wasm';
import * as v from 'valibot';
import type { Build, Diagnostic, ExploredBuild, Variant } from '../runtime/index.ts';
import { buildKey } from '../runtime/program/build-key.ts';
import { shapeOf } from '../runtime/program-shape.ts';
import { compileProgram } from '../runtime/program/recipe.ts';
import { compileExplored } from '../runtime/program/schedules/compile-explored.ts';
import type { CourseProblem } from './course-problem.ts';
import type { LessonProgram } from './lesson-programs.ts';

/**
 * The forms of a program, as the page fetches them: one for the frame's main thread, one for workers, and that of a threads
 * program for *All schedules*.
 */
export type Builds = Readonly<Record<Variant, Build>> & { readonly explored?: ExploredBuild };

/** A program compiled, or what an author has to put right first. */
export type Compiled =
  { readonly ok: true; readonly builds: Builds } | { readonly ok: false; readonly problems: readonly CourseProblem[] };

/**
 * Compiles a program by the recipe that the page uses. What was compiled once is kept on disk under the hash of its
 * files and recipe, so that an unchanged program costs nothing.
 */
export async function compileLessonProgram(root: string, program: LessonProgram): Promise<Compiled> {
  const cached = cacheFile(root, program.hash);
  const kept = await readKept(cached, buildsSchema);
  if (kept) return { ok: true, builds: kept };

  const guarded = await compileProgram(esbuild, program.program, 'guarded');
  if (!guarded.ok)
    return { ok: false, problems: guarded.diagnostics.map((diagnostic) => problemOf(diagnostic, program)) };
  const plain = await compileProgram(esbuild, program.program, 'plain');
  if (!plain.ok) return { ok: false, problems: plain.diagnostics.map((diagnostic) => problemOf(diagnostic, program)) };

  const isExplored = shapeOf(program.program.files[0].text) !== 'script';
  const explored = isExplored ? await compileExplored(esbuild, program.program) : undefined;
  if (explored?.ok === false)
    return { ok: false, problems: explored.diagnostics.map((diagnostic) => problemOf(diagnostic, program)) };

  const builds: Builds = {
    guarded: guarded.build,
    plain: plain.build,
    ...(explored && { explored: explored.build }),
  };
  await keep(cached, JSON.stringify(builds));
  return { ok: true, builds };
}

/** A program whose exports can be called, or what an author has to put right first. */
export type CompiledCheck =
  { readonly ok: true; readonly build: Build } | { readonly ok: false; readonly problems: readonly CourseProblem[] };

/** Compiles the check of an exercise, whose exports are called; kept on disk as other programs are. */
export async function compileCheck(root: string, program: LessonProgram): Promise<CompiledCheck> {
  const cached = cacheFile(root, buildKey(program.program, 'plain', 'callable').slice(0, 16));
  const kept = await readKept(cached, buildSchema);
  if (kept) return { ok: true, build: kept };
  const compiled = await compileProgram(esbuild, program.program, 'plain', 'callable');
  if (!compiled.ok)
    return { ok: false, problems: compiled.diagnostics.map((diagnostic) => problemOf(diagnostic, program)) };
  await keep(cached, JSON.stringify(compiled.build));
  return { ok: true, build: compiled.build };
}

function cacheFile(root: string, hash: string): string {
  return join(root, 'node_modules/.cache/interleave/programs', `${hash}.json`);
}

/** Turns a place in the program into the place on disk that its author edits. */
function problemOf({ message, position }: Diagnostic, { program, origins, shownAt }: LessonProgram): CourseProblem {
  const origin = origins[program.files.findIndex((file) => file.name === position.file)];
  const place = origin ? { file: origin.file, line: origin.line + position.line - 1 } : shownAt;
  return { ...place, message: `The program does not compile: ${message}` };
}

/** The cache is ours, but a half-written or older file may be in it: then it is as if there were none. */
const buildSchema: v.GenericSchema<unknown, Build> = v.object({
  key: v.string(),
  variant: v.picklist(['guarded', 'plain']),
  main: v.string(),
  entries: v.record(
    v.string(),
    v.object({
      code: v.string(),
      map: v.string(),
      sites: v.array(v.object({ file: v.string(), line: v.number(), column: v.number() })),
    }),
  ),
});
const position = { file: v.string(), line: v.number(), column: v.number() };
const exploredSchema: v.GenericSchema<unknown, ExploredBuild> = v.object({
  key: v.string(),
  code: v.string(),
  sites: v.array(v.object({ ...position, endLine: v.number(), endColumn: v.number() })),
});
const buildsSchema: v.GenericSchema<unknown, Builds> = v.object({
  guarded: buildSchema,
  plain: buildSchema,
  explored: v.exactOptional(exploredSchema),
});

async function readKept<Kept>(file: string, schema: v.GenericSchema<unknown, Kept>): Promise<Kept | undefined> {
  const json = await readFile(file, 'utf8').catch(() => '');
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return result.success ? result.output : undefined;
}

/** Written aside and moved into place, so that a build that runs beside this one never reads a part. */
async function keep(file: string, json: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(aside, json);
  await rename(aside, file);
}
