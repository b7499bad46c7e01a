import * as esbuild from 'esbuild-wasm';
import wasmURL from 'esbuild-wasm/esbuild.wasm?url';
import { startRun } from '../../src/runtime/index.ts';
import type { Lane, Line, MachineChoice, Outcome, Program, Run, RunEvent } from '../../src/runtime/index.ts';
import { compileProgram } from '../../src/runtime/program/recipe.ts';
import { lineText } from '../../src/runtime/trace/line-text.ts';

let ready: Promise<void> | undefined;

/** A printed line as text, with the lane that printed it. */
export type Printed = { readonly lane: Lane; readonly text: string; readonly line: Line };

/** A run under test: what it has printed so far, and how it ended. */
export type TestRun = {
  readonly run: Run;
  readonly printed: readonly Printed[];
  readonly events: readonly RunEvent[];
  /** Resolves once a line with this text was printed. */
  readonly sees: (text: string) => Promise<void>;
  readonly outcome: Promise<Outcome>;
};

/** Compiles a program, given as files by name with `main.ts` first, and starts it on a machine. */
export async function start(
  files: Readonly<Record<string, string>> | string,
  machine: MachineChoice,
  limitMs?: number,
): Promise<TestRun> {
  ready ??= esbuild.initialize({ wasmURL, worker: true });
  await ready;
  const named = typeof files === 'string' ? { 'main.ts': files } : files;
  const program = { files: Object.entries(named).map(([name, text]) => ({ name, text })) } as unknown as Program;
  const compiled = await compileProgram(esbuild, program, machine.kind === 'main' ? 'guarded' : 'plain');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  let host = document.querySelector<HTMLElement>('#host');
  if (host === null) {
    host = document.createElement('div');
    host.id = 'host';
    document.body.append(host);
  }
  const printed: Printed[] = [];
  const events: RunEvent[] = [];
  const watchers = new Set<() => void>();
  const run = startRun(
    { build: compiled.build, machine, host, ...(limitMs === undefined ? {} : { limitMs }) },
    (event) => {
      events.push(event);
      if (event.kind === 'lines') {
        for (const line of event.lines) printed.push({ lane: event.lane, text: lineText(line), line });
        for (const watcher of watchers) watcher();
      }
    },
  );
  const sees = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!printed.some((one) => one.text.includes(text))) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  return { run, printed, events, sees, outcome: run.outcome };
}

/** Runs a program to its end. */
export async function runToEnd(
  files: Readonly<Record<string, string>> | string,
  machine: MachineChoice,
  limitMs?: number,
): Promise<{ readonly outcome: Outcome; readonly texts: readonly string[]; readonly printed: readonly Printed[] }> {
  const { outcome, printed } = await start(files, machine, limitMs);
  const result = await outcome;
  return { outcome: result, texts: printed.map(({ text }) => text), printed };
}

export const onMain: MachineChoice = { kind: 'main' };
export const onWorkers = (workers = 2): MachineChoice => ({ kind: 'workers', workers });
export const machines = [onMain, onWorkers(2)] as const;
