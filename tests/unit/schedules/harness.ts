import * as esbuild from 'esbuild-wasm';
import { runInThisContext } from 'node:vm';
import { compileExplored } from '../../../src/runtime/program/schedules/compile-explored.ts';
import type { ExploredBuild } from '../../../src/runtime/request.ts';
import type { ExploredFactory } from '../../../src/runtime/schedules/explored-host.ts';
import { loadProgram, type ExploredProgram } from '../../../src/runtime/schedules/explored-program.ts';
import { World } from '../../../src/runtime/schedules/world.ts';
import { programOf } from '../compile-harness.ts';

// The compiler takes its time to begin, which is no test's.
await compileExplored(esbuild, programOf({ 'main.ts': '' }));

/** The build of a threads program that has no mistake; a string is the text of `main.ts`. */
export async function exploredBuildOf(files: string | Readonly<Record<string, string>>): Promise<ExploredBuild> {
  const compiled = await compileExplored(esbuild, programOf(typeof files === 'string' ? { 'main.ts': files } : files));
  if (compiled.ok) return compiled.build;
  const said = compiled.diagnostics.map(
    ({ position: { file, line, column }, message }) => `${file}:${line}:${column} ${message}`,
  );
  throw new Error(`Did not compile: ${said.join('; ')}`);
}

/** A build that is loaded and set up. */
export function loadExplored({ code, sites }: ExploredBuild): ExploredProgram {
  return loadProgram(runInThisContext(code) as ExploredFactory, sites);
}

/** A program that is loaded and set up. */
export async function programFrom(files: string | Readonly<Record<string, string>>): Promise<ExploredProgram> {
  return loadExplored(await exploredBuildOf(files));
}

/** A program at its beginning. */
export async function worldOf(
  files: string | Readonly<Record<string, string>>,
  options?: ConstructorParameters<typeof World>[1],
): Promise<World> {
  return new World(await programFrom(files), options);
}
