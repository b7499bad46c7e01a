import type { Diagnostic, Position } from '../../runtime/index.ts';

/** A file that the editor holds. `language` follows from the name. */
export type EditorFile = { readonly name: string; readonly text: string };

/** A short text at the end of a line of code: the last value that the line logged, or the error that it threw. */
export type LineNote = {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** `main`, `worker-1` …: picks the lane's colour. */
  readonly lane: string;
  readonly tone: 'value' | 'error';
};

export type EditorOptions = {
  /** Replaced by the editor in place: its box gives the first height. */
  readonly host: HTMLElement;
  readonly files: readonly EditorFile[];
  readonly active: string;
  /** Accessible name of the text box of a file: `Code: main.ts`. */
  readonly label: (file: string) => string;
  readonly onChange: (file: string, text: string) => void;
  readonly onRun: () => void;
  /** Escape, when no widget of the editor took it. */
  readonly onStop: () => void;
  /** The type checker's findings for all files of the program; never blocks a run. */
  readonly onTypeProblems: (problems: readonly Diagnostic[]) => void;
};

/** A live editor of one program: Monaco, or plain text on touch devices, behind the same contract. One lives per page. */
export type Editor = {
  readonly kind: 'monaco' | 'plain';
  readonly show: (file: string) => void;
  readonly setText: (file: string, text: string) => void;
  readonly setNotes: (notes: readonly LineNote[]) => void;
  /** The compiler's findings, as markers. */
  readonly setProblems: (problems: readonly Diagnostic[]) => void;
  readonly reveal: (position: Position) => void;
  readonly focus: () => void;
  readonly dispose: () => void;
};

/** Loads what it needs, then opens. Rejects with a sentence when a part cannot be fetched; calling again tries again. */
export type OpenEditor = (options: EditorOptions) => Promise<Editor>;
