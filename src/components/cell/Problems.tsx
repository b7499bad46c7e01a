import type { JSX } from 'preact';
import { cellFileOf, shownFileName } from '../../runtime/index.ts';
import type { Diagnostic, Position } from '../../runtime/index.ts';
import type { CellState } from './cell-state.ts';
import { pageCells } from './page-cells.ts';
import { changedSince } from './whole-cell.ts';

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
          <button type="button" onClick={() => goTo(cell, problem.position, onGoTo)}>
            <span class="cell-place">{placeText(problem)}</span> {problem.message}
          </button>
          {kind === 'type' && <span class="cell-kind">type, does not stop a run</span>}
        </li>
      ))}
    </ul>
  );
}

/** A place in another cell's file is shown in that cell. */
function goTo(cell: CellState, place: Position, onGoTo: ProblemsProps['onGoTo']): void {
  const from = cell.files.value.some(({ name }) => name === place.file) ? undefined : cellFileOf(place.file);
  const other = from && pageCells.value.get(from.id);
  if (other) other.reveal({ ...place, file: from.file });
  else if (!from) onGoTo(place);
}

/** The error that ended the last run, as long as the file that threw it stands as it ran: its note is there until then. */
function thrownIn(cell: CellState): readonly { readonly problem: Diagnostic; readonly kind: 'thrown' }[] {
  const phase = cell.phase.value;
  if (phase.status !== 'ended') return [];
  const { place, thrown } = phase.details;
  if (!place || thrown === undefined) return [];
  const isOwn = cell.files.value.some(({ name }) => name === place.file);
  // What another cell threw stands here as long as that cell reads as it ran.
  const stands = isOwn
    ? cell.notes.value.some(({ tone, file }) => tone === 'error' && file === place.file)
    : changedSince(cell).length === 0;
  if (!stands) return [];
  return [{ problem: { severity: 'error', message: thrown, position: place, length: 1 }, kind: 'thrown' }];
}

function lineOf({ position: { file, line } }: Diagnostic): string {
  return `${file}:${line}`;
}

function placeText(problem: Diagnostic): string {
  const { file, line, column } = problem.position;
  return `${shownFileName(file)}:${line}:${column}`;
}
