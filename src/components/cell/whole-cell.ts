import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { cellFileOf, wholeProgram } from '../../runtime/index.ts';
import type { ProgramFile, WholeProgram } from '../../runtime/index.ts';
import type { CellProgram, CellState, Files } from './cell-state.ts';
import { fetchLesson } from '../takeaway/fetch-lesson.ts';
import { pageCells } from './page-cells.ts';

const kept = new WeakMap<CellState, ReadonlySignal<WholeProgram>>();

/**
 * The cell's program with the files of all that it builds on, as they stand in their cells now, edited or not. Cells that
 * have not come to life yet stand as their authors wrote them. The files keep their identity while no text changes.
 */
export function wholeOf(cell: CellState): WholeProgram {
  const known = kept.get(cell);
  if (known) return known.value;
  const whole = computed(() => {
    const { id, imported } = cell.program.value;
    return wholeProgram(
      id ?? '',
      cell.files.value,
      (other) => pageCells.value.get(other)?.cell.files.value ?? original(imported, other) ?? asked.value.get(other),
    );
  });
  kept.set(cell, whole);
  return whole.value;
}

/** The program as the course has it, with what it builds on as the course has that: what the site has compiled. */
export function originalOf({ files, imported }: CellProgram): Files {
  const [main, ...others] = files;
  return imported ? [main, ...others, ...imported] : files;
}

function original(imported: CellProgram['imported'], id: string): readonly ProgramFile[] | undefined {
  const files = (imported ?? []).flatMap(({ name, text }) => {
    const from = cellFileOf(name);
    return from?.id === id ? [{ name: from.file, text }] : [];
  });
  return files.length > 0 ? files : undefined;
}

/** Programs of the page's lesson, once an edited program has named one whose cell has not come to life yet. */
const asked = signal<ReadonlyMap<string, readonly ProgramFile[]>>(new Map());

/** Fetches what {@link wholeOf} misses. Never rejects: what is still missing then, the compiler says at its line. */
export async function fetchMissing(cell: CellState): Promise<void> {
  const { lesson } = cell.program.value;
  if (lesson === undefined || wholeOf(cell).missing.length === 0) return;
  try {
    const { parts } = await fetchLesson(lesson);
    asked.value = new Map(parts.flatMap((part) => (part.kind === 'program' ? [[part.id, part.files] as const] : [])));
  } catch {
    // There is no connection, or the page belongs to no lesson.
  }
}

/** The ids of cells that the last run used and that read differently now. */
export function changedSince(cell: CellState): readonly string[] {
  const ran = cell.ranWith.value;
  if (!ran) return [];
  const texts = new Map(wholeOf(cell).files.map(({ name, text }) => [name, text]));
  const changed = ran.flatMap(({ name, text }) => {
    const from = cellFileOf(name);
    const now = texts.get(name);
    return from && now !== undefined && now !== text ? [from.id] : [];
  });
  return [...new Set(changed)];
}
