import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Answer, Attempt, CheckStep, ExerciseMark } from '../../runtime/index.ts';

/**
 * Where the check of an exercise is.
 *
 *     idle ──check──▶ checking ──▶ checked ──check──▶ checking
 *                        └────────▶ failed (a part of the site is missing)
 */
export type CheckPhase =
  | { readonly status: 'idle' }
  | { readonly status: 'checking'; readonly step: CheckStep | undefined; readonly stop: AbortController }
  | { readonly status: 'checked'; readonly mark: ExerciseMark; readonly answer: Answer }
  | { readonly status: 'failed'; readonly sentence: string };

/** Everything that changes in one exercise beside its cell. */
export type ExerciseState = {
  readonly phase: Signal<CheckPhase>;
  /** Those on this machine, oldest first; undefined until they are known. */
  readonly attempts: Signal<readonly Attempt[] | undefined>;
  readonly hintsShown: Signal<number>;
  readonly solution: Signal<'hidden' | 'asking' | 'shown'>;
};

/** An exercise that nobody has tried yet. */
export function createExercise(): ExerciseState {
  return {
    phase: signal<CheckPhase>({ status: 'idle' }),
    attempts: signal<readonly Attempt[] | undefined>(undefined),
    hintsShown: signal(0),
    solution: signal<'hidden' | 'asking' | 'shown'>('hidden'),
  };
}
