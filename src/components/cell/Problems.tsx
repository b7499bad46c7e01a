import type { JSX } from 'preact';
import type { Diagnostic, Position } from '../../runtime/index.ts';
import type { CellState } from './cell-state.ts';

type ProblemsProps = { readonly cell: CellState; readonly onGoTo: (place: Position) => void };

/**
 * What the compiler and the type checker found, and what the last run threw; each entry leads to its place. Types never
 * keep a program from running. Where a line does not compile, what the type checker makes of it adds nothing.
 */
export function Problems({ cell, onGoTo }: ProblemsProps): JSX.Element | null {
  const compiler = cell.compileProblems.value.map((problem) => ({ problem, kind: problem.severity }));
  const broken = new Set(compiler.filter(({ kind }) => kind === 'error').map(({ problem }) => lineOf(problem)));
  const types = cell.typeProblems.value
    .filter((problem) => !broken.has(lineOf(problem)))
    .map((problem) => ({ problem, kind: 'type' as const }));
  const all = [...thrownIn(cell), ...compiler, ...types];
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

/** The error that ended the last run, as long as the file that threw it stands as it ran: its note is there until then. */
function thrownIn(cell: CellState): readonly { readonly problem: Diagnostic; readonly kind: 'thrown' }[] {
  const phase = cell.phase.value;
  if (phase.status !== 'ended') return [];
  const { place, thrown } = phase.details;
  if (!place || thrown === undefined) return [];
  if (!cell.notes.value.some(({ tone, file }) => tone === 'error' && file === place.file)) return [];
  return [{ problem: { severity: 'error', message: thrown, position: place, length: 1 }, kind: 'thrown' }];
}

function lineOf({ position: { file, line } }: Diagnostic): string {
  return `${file}:${line}`;
}

function placeText(problem: Diagnostic): string {
  return `${lineOf(problem)}:${problem.position.column}`;
}
