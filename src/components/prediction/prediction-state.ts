import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ItemResponse, Judgement, Prediction } from '../../runtime/index.ts';
import type { Attempt, CellState } from '../cell/cell-state.ts';

/** A prediction and what the reader made of it; kept for the page's life. */
export type PredictionState = {
  readonly prediction: Prediction;
  /** `<lesson>/<cell>` */
  readonly key: string;
  /** Undefined until the reader has answered; a prediction can be left out. */
  readonly response: Signal<ItemResponse | undefined>;
  /** What the last run said to the answer; undefined before the first, during a run, and after one without an answer. */
  readonly judgement: Signal<Judgement | undefined>;
  /** The part of the site that judges could not be fetched. */
  readonly failed: Signal<boolean>;
};

/** A prediction that nobody has answered yet. */
export function createPrediction(prediction: Prediction, key: string): PredictionState {
  return {
    prediction,
    key,
    response: signal<ItemResponse | undefined>(undefined),
    judgement: signal<Judgement | undefined>(undefined),
    failed: signal(false),
  };
}

/** Whether the reader has said anything at all. */
function isAnswered(response: ItemResponse | undefined): response is ItemResponse {
  return response !== undefined && (response.kind !== 'choose' || response.chosen.length > 0);
}

/** What many runs have shown answers nothing; what all schedules have does. */
function isExploration({ machine }: Attempt): boolean {
  return machine.kind === 'schedules';
}

/**
 * Judges each run of the cell by the answer that stood when it was started. Many runs that one click has started are no
 * run to judge. Ends with the call of what it returns.
 */
export function followRuns(cell: CellState, state: PredictionState): () => void {
  let begun: { readonly attempt: Attempt; readonly response: ItemResponse | undefined } | undefined;
  return effect(() => {
    const phase = cell.phase.value;
    switch (phase.status) {
      case 'preparing':
        state.judgement.value = undefined;
        state.failed.value = false;
        begun = { attempt: phase.attempt, response: state.response.peek() };
        return;
      case 'ended':
        if (begun && isAnswered(begun.response) && (phase.told === undefined || isExploration(begun.attempt))) {
          void judge(cell, state, begun.attempt, begun.response);
        }
        begun = undefined;
        return;
      case 'idle':
      case 'asking':
      case 'running':
      case 'not-started':
    }
  });
}

/** Never rejects: a judge that cannot be fetched says so in the cell. */
async function judge(cell: CellState, state: PredictionState, attempt: Attempt, response: ItemResponse): Promise<void> {
  const phase = cell.phase.peek();
  const { log, program } = { log: cell.log.peek(), program: cell.program.peek() };
  try {
    const { judgeRun } = await import('./judge-run.ts');
    // Another run has begun in the meantime, and is judged by itself.
    if (cell.phase.peek() !== phase) return;
    state.judgement.value = judgeRun(state.prediction, response, { attempt, log, program, key: state.key });
  } catch {
    if (cell.phase.peek() === phase) state.failed.value = true;
  }
}
