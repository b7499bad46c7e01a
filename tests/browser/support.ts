import { compile, functionName, lineText, locate, startRun, variantOf } from '../../src/runtime/index.ts';
import type {
  Build,
  Compilation,
  Lane,
  Line,
  MachineChoice,
  Outcome,
  Program,
  ProgramFile,
  Run,
  RunEvent,
} from '../../src/runtime/index.ts';

/** A printed line as text, with the lane that printed it. */
export type Printed = { readonly lane: Lane; readonly text: string; readonly line: Line };

/** A run under test: what it has printed so far, and how it ended. */
export type TestRun = {
  readonly run: Run;
  readonly build: Build;
  readonly printed: readonly Printed[];
  readonly events: readonly RunEvent[];
  /** Resolves once a line with this text was printed. */
  readonly sees: (text: string) => Promise<void>;
  readonly outcome: Promise<Outcome>;
};

/** Files by name with `main.ts` first, or the text of `main.ts`. */
export type Files = Readonly<Record<string, string>> | string;

/** A program of these files. */
export function programOf(files: Files): Program {
  const named = typeof files === 'string' ? { 'main.ts': files } : files;
  const [main, ...others] = Object.entries(named).map(([name, text]): ProgramFile => ({ name, text }));
  if (main === undefined) throw new Error('a program has at least one file');
  return { files: [main, ...others] };
}

/** Compiles a program in the page, as its compiler does for a reader. */
export function compileFor(files: Files, machine: MachineChoice): Promise<Compilation> {
  return compile(programOf(files), variantOf(machine.kind));
}

/** The build of a program that compiles. */
export async function buildFor(files: Files, machine: MachineChoice): Promise<Build> {
  const compiled = await compileFor(files, machine);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.build;
}

/** The element in which runs have their frame. */
export function hostElement(): HTMLElement {
  const known = document.querySelector<HTMLElement>('#host');
  if (known !== null) return known;
  const host = document.createElement('div');
  host.id = 'host';
  document.body.append(host);
  return host;
}

/** Compiles a program and starts it on a machine. */
export async function start(files: Files, machine: MachineChoice, limitMs?: number): Promise<TestRun> {
  const build = await buildFor(files, machine);
  const printed: Printed[] = [];
  const events: RunEvent[] = [];
  const watchers = new Set<() => void>();
  const run = startRun(
    { build, machine, host: hostElement(), ...(limitMs === undefined ? {} : { limitMs }) },
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
  return { run, build, printed, events, sees, outcome: run.outcome };
}

/** What a program printed until it ended, and how it ended. */
export type TestEnd = {
  readonly outcome: Outcome;
  readonly build: Build;
  readonly texts: readonly string[];
  readonly printed: readonly Printed[];
};

/** Runs a program to its end. */
export async function runToEnd(files: Files, machine: MachineChoice, limitMs?: number): Promise<TestEnd> {
  const { outcome, build, printed } = await start(files, machine, limitMs);
  const result = await outcome;
  return { outcome: result, build, texts: printed.map(({ text }) => text), printed };
}

/** Where the error of a run was thrown, innermost first, in the reader's own coordinates: `check main.ts:4:9`. */
export function placesOf({ outcome, build }: Pick<TestEnd, 'outcome' | 'build'>): readonly string[] {
  if (outcome.status !== 'threw' || outcome.error.type !== 'error') throw new Error(`no error: ${outcome.status}`);
  return outcome.error.frames.flatMap((frame) => {
    const position = locate(build, frame);
    if (position === undefined) return [];
    return [`${functionName(build, frame)} ${position.file}:${position.line}:${position.column}`.trim()];
  });
}

export const onMain: MachineChoice = { kind: 'main' };
export const onWorkers = (workers = 2): MachineChoice => ({ kind: 'workers', workers });
export const machines = [onMain, onWorkers(2)] as const;
