import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { keepLazily } from '../notebook/keep-lazily.ts';
import type { CellProps } from './cell-props.ts';
import { createCell } from './cell-state.ts';
import { CellView } from './CellView.tsx';
import { createPrediction } from '../prediction/prediction-state.ts';

/** A program of a lesson, to be read, edited and run; `children` is the highlighted code of its files. */
export function Cell({ children, ...props }: CellProps & { readonly children?: ComponentChildren }): JSX.Element {
  const { id, lesson, title, files, imported, machine, buildUrl, needsSharedMemory } = props;
  const cell = useMemo(
    () =>
      createCell('lesson', {
        id,
        lesson,
        title,
        files,
        ...(imported && { imported }),
        machine,
        author: 'course',
        needsSharedMemory,
        ...(buildUrl !== undefined && { buildUrl }),
      }),
    // The program of a cell is settled when the page is built.
    [],
  );
  // Before the clicks are taken that came first: they mean the draft, too.
  useLayoutEffect(() => keepLazily(cell, { kind: 'program', name: `${lesson}/${id}` }), [cell]);
  const prediction = useMemo(() => props.prediction && createPrediction(props.prediction, `${lesson}/${id}`), []);
  return (
    <CellView cell={cell} id={id} prediction={prediction}>
      {children}
    </CellView>
  );
}
