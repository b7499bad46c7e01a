import { locate } from '../compile/locate.ts';
import type { RunRequest } from '../machines/machine.ts';
import { runOn } from '../machines/run.ts';
import { page, type Stage } from '../machines/stage.ts';
import type { Build, CallAnswer, MachineChoice } from '../request.ts';
import type { Lane, Outcome, Preview } from '../results.ts';
import { removeAllFrames } from '../sandbox/frames.ts';
import { clockStepUs } from '../trace/clock-step.ts';
import { lineText, previewText } from '../trace/line-text.ts';
import { createTraceRecorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { visibleText } from '../trace/visible-text.ts';

/** A line of output as a check reads it. */
export type PrintedLine = { readonly lane: Lane; readonly level: string; readonly text: string };

/** What a run has left once it is over. */
export type CarriedOut = {
  readonly outcome: Outcome;
  /** What came of its call; undefined where it had none, or never got so far. */
  readonly answer: CallAnswer | undefined;
  readonly lines: readonly PrintedLine[];
  readonly trace: Trace;
};

const mostLines = 1000;
/** In UTF-16 units. */
const longestLine = 500;

/**
 * Carries out one run in a frame of its own, which is gone when this resolves, with all its threads: nothing of one run is
 * alive during the next of its check. `signal` ends it early.
 */
export async function carryOut(
  request: RunRequest,
  signal: AbortSignal | undefined,
  stage: Stage = page,
): Promise<CarriedOut> {
  const { machine, build } = request;
  const lines: PrintedLine[] = [];
  let answer: CallAnswer | undefined;
  const recorder = createTraceRecorder({
    build,
    clock: machine.kind === 'simulated' ? { kind: 'virtual' } : { kind: 'measured', stepUs: clockStepUs() },
    ...(machine.kind === 'simulated' && { cores: machine.cores }),
  });
  const run = runOn(stage, request, (event) => {
    recorder.take(event);
    // The first answer stands.
    if (event.kind === 'answered') answer ??= event.answer;
    if (event.kind !== 'lines') return;
    for (const line of event.lines.slice(0, mostLines - lines.length)) {
      lines.push({ lane: event.lane, level: line.level, text: cut(lineText(line), longestLine) });
    }
  });
  const stop = (): void => run.stop();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  const outcome = await run.outcome;
  signal?.removeEventListener('abort', stop);
  // The stage of a page lets the last frame stay for a moment, or on show.
  if (stage === page) removeAllFrames();
  return { outcome, answer, lines, trace: recorder.trace('ms' in outcome ? outcome.ms : undefined) };
}

/** An uncaught error in one line, with its place in the program where that is known. */
export function errorSentence(error: Preview, build: Build): string {
  if (error.type !== 'error') return `It threw ${visibleText(cut(previewText(error, { depth: 1 }), 200))}.`;
  const place = error.frames.map((frame) => locate(build, frame)).find((found) => found !== undefined);
  const head = visibleText(cut(`${error.name}: ${error.message}`, 300));
  return place === undefined ? head : `${head} (${place.file}:${place.line})`;
}

/** A text of at most so many UTF-16 units. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…`.toWellFormed() : text;
}

/** A machine in a few words. */
export function machineWords(machine: MachineChoice): string {
  switch (machine.kind) {
    case 'main':
      return 'the main thread';
    case 'workers':
      return machine.workers === 1 ? '1 worker' : `${machine.workers} workers`;
    case 'simulated':
      return machine.cores === 1 ? '1 simulated core' : `${machine.cores} simulated cores`;
  }
}
