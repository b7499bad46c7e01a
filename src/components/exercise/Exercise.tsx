import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { Answer, ItemResponse } from '../../runtime/index.ts';
import { createCell } from '../cell/cell-state.ts';
import type { CellState } from '../cell/cell-state.ts';
import { CellView } from '../cell/CellView.tsx';
import { ItemView } from '../items/ItemView.tsx';
import { keepLazily } from '../notebook/keep-lazily.ts';
import { whenRead } from '../notebook/kept-state.ts';
import { checkAnswer, stopChecking } from './exercise-check.ts';
import type { ExerciseProps } from './exercise-props.ts';
import { createExercise } from './exercise-state.ts';
import type { CheckPhase } from './exercise-state.ts';
import { stepWords, triesText } from './exercise-words.ts';
import { ExploredQuestion } from './ExploredQuestion.tsx';
import { ExploredSolution } from './ExploredSolution.tsx';
import { Hints } from './Hints.tsx';
import { ItemSolution } from './ItemSolution.tsx';
import { loadLiveExercise } from './load-live-exercise.ts';
import { MarkView } from './MarkView.tsx';
import { ProgramSolution } from './ProgramSolution.tsx';
import { Solution } from './Solution.tsx';
import './exercise.css';

type ProgramTask = Extract<ExerciseProps['task'], { readonly kind: 'program' }>;
type CellTask = Extract<ExerciseProps['task'], { readonly kind: 'program' | 'explored' }>;

/** An exercise: what a reader works on, its check, hints and solution. `children` is the highlighted code of its files. */
export function Exercise({
  exercise,
  hints,
  exerciseUrl,
  task,
  children,
}: ExerciseProps & { readonly children?: ComponentChildren }): JSX.Element {
  const state = useMemo(createExercise, []);
  const cell = useMemo(() => (task.kind === 'item' ? undefined : cellOf(task)), []);
  const frameHost = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);
  const response = useSignal<ItemResponse | undefined>(undefined);

  useEffect(() => {
    let end: (() => void) | undefined;
    let ended = false;
    loadLiveExercise().then(
      ({ followAttempts }) => {
        if (!ended) end = followAttempts(exercise.id, (attempts) => (state.attempts.value = attempts));
      },
      () => {
        // Check says it, to someone who waits for it.
      },
    );
    return () => {
      ended = true;
      end?.();
      stopChecking(state);
    };
  }, [exercise.id, state]);

  useEffect(() => cell && keepLazily(cell, { kind: 'program', name: `exercises/${exercise.id}` }), [cell, exercise.id]);

  const answer = (): Answer | undefined => {
    if (task.kind === 'program' && cell) return answerOf(task, cell);
    return response.value && { kind: 'response', response: response.value };
  };
  const check = async (): Promise<void> => {
    // A draft that is about to be shown is what the reader means to have checked.
    if (cell) await whenRead(cell.kept);
    const given = answer();
    const host = frameHost.current;
    if (!host) return;
    if (!given) {
      state.phase.value = { status: 'failed', sentence: 'There is no answer yet: give one, then check.' };
      return;
    }
    void checkAnswer(state, { url: exerciseUrl, answer: given, host });
  };
  const phase = state.phase.value;
  const isStale = phase.status === 'checked' && !isSame(phase.answer, answer());
  return (
    <section
      class="exercise"
      ref={section}
      aria-label={`Exercise: ${exercise.title}`}
      data-exercise={exercise.id}
      data-status={phase.status === 'checked' ? phase.mark.status : undefined}
      data-checking={phase.status === 'checking' || undefined}
    >
      {cell && task.kind !== 'item' && (
        <CellView cell={cell} id={task.cell.id}>
          {children}
        </CellView>
      )}
      {task.kind === 'item' && (
        <div class="exercise-item">
          <ItemView
            item={task.item}
            response={response.value}
            onResponse={(next) => (response.value = next)}
            mark={phase.status === 'checked' && !isStale ? phase.mark : undefined}
          />
        </div>
      )}
      {task.kind === 'explored' && (
        <div class="exercise-item">
          <ExploredQuestion asks={task.asks} response={response.value} onResponse={(next) => (response.value = next)} />
        </div>
      )}
      <div class="cell-frame exercise-frame" ref={frameHost} data-machine="workers" />
      <div class="exercise-bar">
        {phase.status === 'checking' ? (
          <button type="button" class="exercise-check" onClick={() => stopChecking(state)}>
            Stop checking
          </button>
        ) : (
          <button type="button" class="exercise-check" onClick={() => void check()}>
            Check
          </button>
        )}
        <p class="exercise-status" role="status" data-passed={phase.status === 'checked' && phase.mark.share === 1}>
          {statusWords(phase, isStale)}
        </p>
        {state.attempts.value && <p class="exercise-tries">{triesText(state.attempts.value, exercise.points)}</p>}
      </div>
      {phase.status === 'checked' && <MarkView mark={phase.mark} />}
      <div class="exercise-help">
        <Hints
          hints={hints}
          shown={state.hintsShown.value}
          onShow={(count) => {
            state.hintsShown.value = count;
          }}
        />
        <Solution state={state}>
          {(onHide) =>
            task.kind === 'item' ? (
              <ItemSolution item={task.item} onHide={onHide} />
            ) : task.kind === 'explored' ? (
              <ExploredSolution onHide={onHide} />
            ) : (
              cell && <ProgramSolution url={exerciseUrl} cell={cell} onHide={onHide} />
            )
          }
        </Solution>
      </div>
    </section>
  );
}

function cellOf({ cell, opens }: CellTask): CellState {
  const { title, files, machine, buildUrl, needsSharedMemory } = cell;
  const state = createCell('lesson', {
    title,
    files,
    machine,
    author: 'course',
    needsSharedMemory,
    ...(buildUrl !== undefined && { buildUrl }),
  });
  state.shown.value = opens;
  return state;
}

function answerOf({ changes }: ProgramTask, cell: CellState): Answer {
  const { value: machine } = cell.machine;
  return changes === 'machine' && machine.kind !== 'schedules'
    ? { kind: 'settings', machine }
    : { kind: 'code', files: cell.files.value };
}

/** Whether the mark on the page is of the answer on the page. */
function isSame(marked: Answer, now: Answer | undefined): boolean {
  if (marked.kind === 'code' && now?.kind === 'code') return marked.files === now.files;
  if (marked.kind === 'settings' && now?.kind === 'settings') return marked.machine === now.machine;
  if (marked.kind === 'response' && now?.kind === 'response') return marked.response === now.response;
  return false;
}

function statusWords(phase: CheckPhase, isStale: boolean): string {
  switch (phase.status) {
    case 'idle':
      return '';
    case 'checking':
      return stepWords(phase.step);
    case 'failed':
      return phase.sentence;
    case 'checked':
      return isStale ? `${phase.mark.sentence} (Before your last change.)` : phase.mark.sentence;
  }
}
