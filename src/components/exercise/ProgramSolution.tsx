import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { GradedExercise, MachineChoice, Program } from '../../runtime/index.ts';
import type { CellState } from '../cell/cell-state.ts';
import { replaceTexts, undoReplacing } from '../cell/cell-texts.ts';
import { loadNotebook } from '../notebook/keep-lazily.ts';
import { fetchExercise } from './exercise-check.ts';

type ProgramSolutionProps = { readonly url: string; readonly cell: CellState; readonly onHide: () => void };

/**
 * The solution of an exercise of programs. The reader's own text stays as it is, until they put the solution into its place;
 * even then they can have it back.
 */
export function ProgramSolution({ url, cell, onHide }: ProgramSolutionProps): JSX.Element {
  const [exercise, setExercise] = useState<GradedExercise | undefined>(undefined);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let ended = false;
    fetchExercise(url).then(
      (found) => {
        if (!ended) setExercise(found);
      },
      (error: unknown) => {
        if (!ended) setFault(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      ended = true;
    };
  }, [url]);
  const task = exercise && solvedTask(exercise.task);
  const isTaken = cell.files.value === task?.solution;
  const compare = (files: Program['files']): void => {
    loadNotebook().then(
      () => (cell.compared.value = { what: 'solution', files }),
      () => setFault('The comparison could not be fetched. Check the connection, then press Compare again.'),
    );
  };
  return (
    <section class="exercise-solution" aria-label="A solution" tabIndex={-1}>
      <div class="exercise-solution-head">
        <p role="status">
          {isTaken
            ? 'The solution stands in the program above. Your own text is kept.'
            : 'A solution. Your own text stays as it is.'}
        </p>
        <div class="exercise-solution-actions">
          {task && !task.solvedBy && (
            <>
              <button type="button" class="exercise-button" onClick={() => compare(task.solution)}>
                Compare with yours
              </button>
              {isTaken ? (
                cell.undone.value && (
                  <button type="button" class="exercise-button" onClick={() => undoReplacing(cell)}>
                    Take your own back
                  </button>
                )
              ) : (
                <button
                  type="button"
                  class="exercise-button"
                  onClick={() => {
                    cell.compared.value = undefined;
                    replaceTexts(cell, task.solution, 'solution');
                  }}
                >
                  Put it into the program
                </button>
              )}
            </>
          )}
          <button type="button" class="exercise-button" onClick={onHide}>
            Hide solution
          </button>
        </div>
      </div>
      {fault !== '' && <p role="alert">{fault}</p>}
      {task?.solvedBy && <p>{settingsWords(task.solvedBy)}</p>}
      {task &&
        !task.solvedBy &&
        changedFiles(task.start, task.solution).map(({ name, text }) => (
          <figure key={name} class="exercise-file">
            <figcaption>{name}</figcaption>
            <pre tabIndex={0}>
              <code>{text}</code>
            </pre>
          </figure>
        ))}
    </section>
  );
}

/** What there is to be shown of an exercise that a program solves. */
function solvedTask(task: GradedExercise['task']): SolvedTask | undefined {
  if (task.kind === 'program') return task;
  return task.kind === 'explored' && task.solution ? { start: task.start, solution: task.solution } : undefined;
}

type SolvedTask = {
  readonly start: Program['files'];
  readonly solution: Program['files'];
  readonly solvedBy?: MachineChoice;
};

function changedFiles(start: Program['files'], solution: Program['files']): readonly Program['files'][0][] {
  return solution.filter(({ name, text }) => start.find((file) => file.name === name)?.text !== text);
}

const policyWords = {
  'first-come': 'First come, first served',
  'round-robin': 'Round robin',
  'shortest-first': 'Shortest first',
  priority: 'Priority',
} as const;

function settingsWords(machine: MachineChoice): string {
  if (machine.kind !== 'simulated') return '';
  const { policy, slice } = machine.settings;
  const cores = machine.cores === 1 ? '1 core' : `${machine.cores} cores`;
  return `${cores}, ${policyWords[policy]}${slice === null ? ', no slice' : `, a slice of ${slice} ms`}.`;
}
