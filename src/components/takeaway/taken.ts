import { lineText, wholeProgram } from '../../runtime/index.ts';
import type { TakenLesson, TakenOutput, TakenProgram } from '../../runtime/index.ts';
import type { CellState, Files } from '../cell/cell-state.ts';
import { pageCells } from '../cell/page-cells.ts';
import { wholeOf } from '../cell/whole-cell.ts';
import type { LessonSource } from './lesson-source.ts';

/** The program of a cell as it stands, with what its last run printed if it ran as it stands. */
export function takenProgram(cell: CellState): TakenProgram {
  const { id, title } = cell.program.value;
  const { files } = wholeOf(cell);
  const printed = printedBy(cell, files);
  return { id: id ?? 'program', title, files, machine: cell.machine.value, ...(printed && { printed }) };
}

/** The lesson with the programs of the page as they stand, and with drafts of those that have not come to life there. */
export function takenLesson(
  { title, lede, parts }: LessonSource,
  drafts: ReadonlyMap<string, Files>,
  page: string,
): TakenLesson {
  const sources = new Map(parts.flatMap((part) => (part.kind === 'program' ? [[part.id, part] as const] : [])));
  const filesOf = (id: string): Files | undefined =>
    pageCells.value.get(id)?.cell.files.value ?? drafts.get(id) ?? sources.get(id)?.files;
  return {
    title,
    lede,
    parts: parts.map((part) => {
      if (part.kind === 'prose') return { kind: 'prose', text: withWholeLinks(part.text, page) };
      const { id, title: name, machine } = part;
      const cell = pageCells.value.get(id)?.cell;
      const own = filesOf(id) ?? part.files;
      const { files } = wholeProgram(id, own, filesOf);
      const printed = isSame(own, part.files) ? part.printed : cell && printedBy(cell, files);
      return { kind: 'program', program: { id, title: name, machine, files, ...(printed && { printed }) } };
    }),
  };
}

/** What the last run of a cell printed; undefined unless it ran these very texts on the machine that is picked. */
function printedBy(cell: CellState, files: Files): TakenOutput | undefined {
  const phase = cell.phase.value;
  if (phase.status !== 'ended' || !cell.ranWith.value || !isSame(cell.ranWith.value, files)) return undefined;
  if (cell.ranOn.value !== cell.machine.value.kind) return undefined;
  return {
    lines: cell.log.value.entries.map(({ lane, line }) => ({ lane, level: line.level, text: lineText(line) })),
    threw: phase.outcome.status === 'threw',
  };
}

function isSame(one: Files, other: Files): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, text }, at) => other[at]?.name === name && other[at].text === text)
  );
}

/** Links of the prose lead back to the site from wherever the file is read. */
function withWholeLinks(text: string, page: string): string {
  return text.replace(
    /\]\((?<to>(?:\.{1,2}\/|\/|#)[^)\s]*)\)/gu,
    (_link, to: string) => `](${new URL(to, page).href})`,
  );
}
