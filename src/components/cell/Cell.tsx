import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CellProps } from './cell-props.ts';
import { createCell } from './cell-state.ts';
import { CellView } from './CellView.tsx';

/** A program of a lesson, to be read, edited and run; `children` is the highlighted code of its files. */
export function Cell({ children, ...props }: CellProps & { readonly children?: ComponentChildren }): JSX.Element {
  const { id, title, files, imported, machine, buildUrl, needsSharedMemory } = props;
  const cell = useMemo(
    () =>
      createCell('lesson', {
        id,
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
  return (
    <CellView cell={cell} id={id}>
      {children}
    </CellView>
  );
}
