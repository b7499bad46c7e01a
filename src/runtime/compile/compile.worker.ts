import * as Comlink from 'comlink';
import * as esbuild from 'esbuild-wasm';
import wasmUrl from 'esbuild-wasm/esbuild.wasm?url';
import type { Program } from '../program/program.ts';
import { compileProgram } from '../program/recipe.ts';
import { compileExplored } from '../program/schedules/compile-explored.ts';
import type { CompileService } from './compile-service.ts';

/** Makes the engine compile what every program needs, so that the reader's first one does not wait for it. */
const warmUp: Program = {
  files: [
    {
      name: 'main.ts',
      text: 'import { pool } from "lab";\nimport { f } from "./f.ts";\nconsole.log(await pool().map([1], f));',
    },
    { name: 'f.ts', text: 'export function f(n: number): number {\n  for (;;) return n;\n}' },
  ],
};

let prepared: Promise<void> | undefined;

async function prepare(): Promise<void> {
  // We are a worker already; esbuild reads the file as a stream where its MIME type allows it, and whole where not.
  await esbuild.initialize({ wasmURL: new URL(wasmUrl, import.meta.url).href, worker: false });
  await compileProgram(esbuild, warmUp, 'guarded');
}

const service: CompileService = {
  prepare: () => (prepared ??= prepare()),
  compile: (program, variant, form) => compileProgram(esbuild, program, variant, form),
  compileExplored: (program) => compileExplored(esbuild, program),
};

Comlink.expose(service);
