import type { Diagnostic, Position } from '../../runtime/index.ts';

/** A file that the editor holds. `language` follows from the name. */
export type EditorFile = { readonly name: string; readonly text: string };

/** A short text at the end of a line of code: the last value that the line logged, or the error that it threw. */
export type LineNote = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** `main`, `worker-1` …: picks the lane's colour. */
  readonly lane: string;
  readonly tone: 'value' | 'error';
};

/** A thread that stands at a line of code: a mark beside the line's number, in the colour of its lane. */
export type LineMark = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Name of the thread; its first two letters are shown. */
  readonly name: string;
  readonly lane: string;
  /** Whether it can go on, waits for another, or spins until something changes. */
  readonly stance: 'at' | 'waits' | 'spins' | 'failed';
};

/** What a piece of code is, as far as its colour goes; each has a role of the tokens, `--code-keyword` and so on. */
export type CodeKind = 'keyword' | 'string' | 'function' | 'number' | 'comment' | 'type';

/** A piece of one line of code. The pieces of a line, joined, are the line without its line ending. */
export type CodePiece = { readonly text: string; readonly kind?: CodeKind };

/** What the opener of an editor hands over and wants to hear. */
export type EditorOptions = {
  /**
   * The box in which the program is read and edited. The editor adds itself as the last child and sets
   * `data-editor`; while that is there, the host's other children are not displayed. They stay until the editor is
   * laid out, and their height is the editor's first one.
   */
  readonly host: HTMLElement;
  readonly files: readonly EditorFile[];
  /** Files of other cells that the program imports, below `cells/`: for types only, never shown. */
  readonly imported?: readonly EditorFile[];
  readonly active: string;
  /** Accessible name of the text box of a file: `Code: main.ts`. */
  readonly label: (file: string) => string;
  /** The reader changed a file (several, when a rename reaches across files): its whole text, byte for byte. */
  readonly onChange: (file: string, text: string) => void;
  /** The editor went to another file by itself (go to definition, a problem in another file): tabs follow. */
  readonly onShow: (file: string) => void;
  /** Ctrl+Enter, or Cmd+Enter on a Mac. */
  readonly onRun: () => void;
  /** Escape, when no widget of the editor took it. */
  readonly onStop: () => void;
  /** The reader points at another line than before, with the pointer or with the cursor, or at none any more. */
  readonly onPoint: (place: Position | undefined) => void;
  /** The type checker's findings for all files of the program, in their order; never blocks a run. */
  readonly onTypeProblems: (problems: readonly Diagnostic[]) => void;
};

/** A live editor of one program: Monaco, or plain text on touch devices, behind the same contract. One lives per page. */
export type Editor = {
  readonly kind: 'monaco' | 'plain';
  /** Shows a file of the program, where the reader left it; throws for a name that is none. */
  readonly show: (file: string) => void;
  /** Replaces a text, as one step that undo takes back. Not told to `onChange`. */
  readonly setText: (file: string, text: string) => void;
  /** Replaces what other cells give. */
  readonly setImported: (files: readonly EditorFile[]) => void;
  /** Replaces all notes. A note ends when its line is edited. */
  readonly setNotes: (notes: readonly LineNote[]) => void;
  /** Replaces all marks of threads. They stand beside the code and are no part of it. */
  readonly setMarks: (marks: readonly LineMark[]) => void;
  /** The compiler's findings, as markers. */
  readonly setProblems: (problems: readonly Diagnostic[]) => void;
  /** Lets one line stand out, in whichever file it is, or none; never scrolls. */
  readonly setLit: (place: Position | undefined) => void;
  /** Shows the place, puts the cursor there and focuses the text box. */
  readonly reveal: (position: Position) => void;
  readonly focus: () => void;
  /** The file's present text as coloured lines, to be shown when the editor has gone; undefined where it cannot tell. */
  readonly codeLines: (file: string) => readonly (readonly CodePiece[])[] | undefined;
  /** Takes the editor out of its host, which shows its other children again. */
  readonly dispose: () => void;
};

/** Loads what it needs, then opens. Rejects with a sentence when a part cannot be fetched; calling again tries again. */
export type OpenEditor = (options: EditorOptions) => Promise<Editor>;
