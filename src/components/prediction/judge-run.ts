import { judgeExplored, judgePrediction, lineText, recordAttempt } from '../../runtime/index.ts';
import type { ItemResponse, Judgement, PickedMachine, PredictedRun, Prediction } from '../../runtime/index.ts';
import type { Attempt, CellProgram } from '../cell/cell-state.ts';
import type { OutputLog } from '../cell/output-log.ts';

/** A run that has ended, and what it was a run of. */
type JudgedRun = {
  readonly attempt: Attempt;
  readonly log: OutputLog;
  readonly program: CellProgram;
  /** `<lesson>/<cell>` */
  readonly key: string;
};

/** Answers that were recorded already, by what they are about: to run the same again is no further attempt. */
const recorded = new Map<string, string>();

/** Judges an answer by what a run has printed, and keeps the attempt if it was about the lesson's own program and machine. */
export function judgeRun(prediction: Prediction, response: ItemResponse, run: JudgedRun): Judgement {
  const lines = run.log.entries.map(({ line }) => lineText(line));
  const changed = changeIn(run);
  const judge = run.attempt.machine.kind === 'schedules' ? judgeExplored : judgePrediction;
  const judgement = judge(prediction, response, { lines, changed });
  if (changed === 'nothing' && judgement.verdict !== 'unclear') record(run, response, judgement.share);
  return judgement;
}

function record({ key, attempt }: JudgedRun, response: ItemResponse, share: number): void {
  const answer = JSON.stringify(response);
  if (recorded.get(key) === answer) return;
  recorded.set(key, answer);
  void keep(`${key}#prediction`, answer, share, performance.now() - attempt.startedAt);
}

/** Never rejects: a notebook that keeps nothing says so itself, and the judgement stands without it. */
async function keep(exercise: string, answer: string, share: number, ms: number): Promise<void> {
  try {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(answer)));
    await recordAttempt({ exercise, at: Date.now(), ms, status: 'marked', share, digest: hexOf(bytes) });
  } catch {
    // Nothing is lost that a reader has written.
  }
}

function changeIn({ attempt, program }: JudgedRun): PredictedRun['changed'] {
  if (attempt.files.some(({ text }, index) => text !== program.files[index]?.text)) return 'program';
  return isSameMachine(attempt.machine, program.machine) ? 'nothing' : 'machine';
}

/** Whether two choices are of one machine. */
function isSameMachine(one: PickedMachine, other: PickedMachine): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
