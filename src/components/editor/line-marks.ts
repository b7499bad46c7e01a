import { Range, editor } from 'monaco-editor/editor';
import type { LineMark } from './editor.ts';
import type { FileModel, ProgramModels } from './program-models.ts';
import { shortMark } from './short-mark.ts';

/** Marks beside the numbers of lines that are told apart; further threads on the same line share one place. */
const mostBeside = 3;

/** The marks of threads beside a program's lines. */
export type LineMarks = {
  /** Replaces all marks; one for a line or file that is not there is left out. */
  readonly set: (marks: readonly LineMark[]) => void;
  readonly dispose: () => void;
};

/** Draws marks over the numbers of their lines. The names are given to the styles as variables of `root`. */
export function openMarks(models: ProgramModels, root: HTMLElement): LineMarks {
  const shown = new Map<FileModel, string[]>();
  const clear = (): void => {
    for (const [{ model }, ids] of shown) model.deltaDecorations(ids, []);
    shown.clear();
  };
  return {
    set: (marks) => {
      for (const { lane, name } of marks) root.style.setProperty(`--mark-${lane}`, cssString(shortMark(name)));
      for (const file of models.all) {
        const { name, model } = file;
        const own = marks.filter((mark) => mark.file === name && mark.line >= 1 && mark.line <= model.getLineCount());
        const before = new Map<number, number>();
        const decorations = own.map((mark) => {
          const place = before.get(mark.line) ?? 0;
          before.set(mark.line, place + 1);
          return decorationOf(mark, Math.min(place, mostBeside - 1));
        });
        shown.set(file, model.deltaDecorations(shown.get(file) ?? [], decorations));
      }
    },
    dispose: clear,
  };
}

function decorationOf({ line, lane, stance }: LineMark, place: number): editor.IModelDeltaDecoration {
  return {
    range: new Range(line, 1, line, 1),
    options: {
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      linesDecorationsClassName: `editor-mark mark-${place} lane-${lane.replace(/[^\w-]/gu, '')} stance-${stance}`,
    },
  };
}

/** A text as a string of CSS. */
function cssString(text: string): string {
  const escaped = text.replaceAll(/[^\w ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return `"${escaped}"`;
}
