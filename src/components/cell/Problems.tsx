import type { JSX } from 'preact';
import type { Diagnostic, Position } from '../../runtime/index.ts';
import type { CellState } from './cell-state.ts';

type ProblemsProps = { readonly cell: CellState; readonly onGoTo: (place: Position) => void };

/** What the compiler and the type checker found; each entry leads to its place. Types never keep a program from running. */
export function Problems({ cell, onGoTo }: ProblemsProps): JSX.Element | null {
  const compiler = cell.compileProblems.value.map((problem) => ({ problem, kind: problem.severity }));
  const types = cell.typeProblems.value.map((problem) => ({ problem, kind: 'type' as const }));
  const all = [...compiler, ...types];
  if (all.length === 0) return null;
  return (
    <ul role="list" aria-label="Problems" class="cell-problems">
      {all.map(({ problem, kind }) => (
        <li key={`${kind} ${placeText(problem)} ${problem.message}`} data-kind={kind}>
          <button type="button" onClick={() => onGoTo(problem.position)}>
            <span class="cell-place">{placeText(problem)}</span> {problem.message}
          </button>
          {kind === 'type' && <span class="cell-kind">type, does not stop a run</span>}
        </li>
      ))}
    </ul>
  );
}

function placeText({ position: { file, line, column } }: Diagnostic): string {
  return `${file}:${line}:${column}`;
}
