import './plain-editor.css';
import { openFrame } from './editor-frame.ts';
import type { Position } from '../../runtime/index.ts';
import type { Editor, EditorFile, EditorOptions } from './editor.ts';

type PlainFile = {
  readonly box: HTMLTextAreaElement;
  readonly setText: (text: string) => void;
  /** The text with the file's own byte order mark and line endings, which a text box does not keep. */
  readonly text: () => string;
};

const byteOrderMark = '\uFEFF';

/** Opens a plain text box for each file of a program; for touch keyboards, which Monaco does not support. */
export function openPlain(options: EditorOptions): Editor {
  const frame = openFrame(options.host, 'plain');
  const files = new Map(options.files.map((file) => [file.name, openFile(file, options)]));
  let active = options.active;
  let litPlace: Position | undefined;

  const light = (): void => {
    const line = litPlace?.file === active ? litPlace.line : undefined;
    const { box } = of(active);
    box.toggleAttribute('data-lit', line !== undefined);
    box.style.setProperty('--lit-line', String((line ?? 1) - 1));
  };
  const of = (name: string): PlainFile => {
    const file = files.get(name);
    if (!file) throw new Error(`The program has no file "${name}", only ${[...files.keys()].join(', ')}.`);
    return file;
  };
  const show = (name: string): void => {
    const { box } = of(name);
    active = name;
    for (const other of files.values()) other.box.hidden = other.box !== box;
    grow(box);
    light();
  };

  for (const { box } of files.values()) frame.root.append(box);
  show(active);

  return {
    kind: 'plain',
    show,
    setText: (name, text) => of(name).setText(text),
    // The cell lists values, problems and where threads stand below the code; a text box has no place for them.
    setNotes: () => undefined,
    setMarks: () => undefined,
    setProblems: () => undefined,
    setLit: (place) => {
      litPlace = place;
      light();
    },
    reveal: ({ file, line, column }) => {
      if (file !== active) {
        show(file);
        options.onShow(file);
      }
      const { box } = of(file);
      const offset =
        box.value
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1;
      box.focus();
      box.setSelectionRange(offset, offset);
    },
    // Types are checked in Monaco only.
    setImported: () => undefined,
    focus: () => of(active).box.focus(),
    codeLines: (name) => {
      of(name);
      return undefined;
    },
    dispose: () => frame.remove(),
  };
}

function openFile({ name, text: first }: EditorFile, options: EditorOptions): PlainFile {
  const box = document.createElement('textarea');
  box.className = 'editor-plain';
  box.setAttribute('aria-label', options.label(name));
  box.setAttribute('autocorrect', 'off');
  box.autocapitalize = 'off';
  box.autocomplete = 'off';
  box.spellcheck = false;
  box.wrap = 'off';
  box.rows = 1;

  let given = '';
  const shownOf = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const text = (): string => {
    // Unchanged, or back at what was given: those bytes, even where line endings are mixed.
    if (box.value === shownOf(given)) return given;
    const mark = given.startsWith(byteOrderMark) ? byteOrderMark : '';
    return mark + (given.includes('\r\n') ? box.value.replaceAll('\n', '\r\n') : box.value);
  };
  const setText = (next: string): void => {
    given = next;
    box.value = shownOf(next);
    grow(box);
  };

  setText(first);
  let pointed: number | undefined;
  const pointAt = (line: number | undefined): void => {
    if (line === pointed) return;
    pointed = line;
    options.onPoint(line === undefined ? undefined : { file: name, line, column: 1 });
  };
  box.addEventListener('input', () => {
    grow(box);
    options.onChange(name, text());
    // Whoever types looks at the text.
    pointAt(undefined);
  });
  box.addEventListener('blur', () => pointAt(undefined));
  // Not `selectionchange`, which follows every letter.
  const onMoved = (): void => {
    if (document.activeElement === box) pointAt(box.value.slice(0, box.selectionStart).split('\n').length);
  };
  box.addEventListener('click', onMoved);
  box.addEventListener('keyup', ({ key }) => {
    if (key.startsWith('Arrow') || key === 'Home' || key === 'End' || key.startsWith('Page')) onMoved();
  });
  box.addEventListener('keydown', (event) => {
    // Enter and Escape belong to an input method while it composes.
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      options.onRun();
    } else if (event.key === 'Escape') options.onStop();
  });
  return { box, setText, text };
}

function grow(box: HTMLTextAreaElement): void {
  box.style.blockSize = 'auto';
  box.style.blockSize = `${box.scrollHeight}px`;
}
