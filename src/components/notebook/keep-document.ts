import { effect } from '@preact/signals';
import {
  digestOfFiles,
  draftOf,
  dropDraft,
  dropLastWords,
  keepDraft,
  keepLastWords,
  keepVersion,
  leaveLastWords,
  onVersion,
  sameFiles,
  versionOf,
  versionsOf,
} from '../../runtime/index.ts';
import type { Base, Draft } from '../../runtime/index.ts';
import type { CellProgram, CellState, Files } from '../cell/cell-state.ts';
import { showOwnTexts } from '../cell/cell-texts.ts';
import { onLeaving, pausedWriter } from './paused-writer.ts';
import { noticeUnkept } from './unkept-notice.ts';

/** What the notebook is told about a document: a program of the reader's own, whose original the site does not know. */
export type KeptDocument = {
  readonly kind: 'document';
  readonly name: string;
  /** Puts the document on which the reader worked last into the cell; absent where they have asked for another program. */
  readonly reopen?: (draft: Draft) => void;
};

/**
 * Reopens the document on which the reader worked last, and keeps from now on what they make of the one in the cell. One
 * that makes room for it becomes an earlier version. Ends with the call of what it returns.
 */
export function keepDocument(cell: CellState, { name, reopen }: KeptDocument): () => void {
  const { kept } = cell;
  let base: Base;
  /** The document that lies in the notebook and that the next write takes the place of. */
  let present: Draft | undefined;
  let held: Files = cell.program.value.files;
  let hasEnded = false;
  const about = ({ files: begun, title, author }: CellProgram): Omit<Draft, 'format' | 'revision' | 'files' | 'at'> => {
    const stranger = author === 'stranger' && ({ stranger: true } as const);
    return { program: name, original: digestOfFiles(begun), title, begun, ...stranger };
  };

  const write = async (files: Files, program: CellProgram): Promise<void> => {
    if (sameFiles(files, held)) return;
    if (present) await keepVersion(versionOf(present, 'link'));
    present = undefined;
    const written = sameFiles(files, program.files)
      ? await dropDraft(name, base)
      : await keepDraft({ ...about(program), files, at: Date.now() }, base);
    if (written.status === 'rival') {
      // Another tab has a document of its own. The last one written is reopened next time, and both are kept.
      present = written.theirs;
      base = written.theirs.revision;
      await write(files, program);
      return;
    }
    base = written.base;
    held = files;
    dropLastWords(name);
    noticeUnkept();
  };
  const writer = pausedWriter(cell, write);

  const readVersions = async (): Promise<void> => {
    kept.earlier.value = await versionsOf(name);
  };
  const open = async (): Promise<void> => {
    await keepLastWords(name);
    const draft = await draftOf(name);
    await readVersions();
    if (!draft || hasEnded) return;
    base = draft.revision;
    const { title, files } = cell.program.value;
    const isThisOne = draft.title === title && draft.begun !== undefined && sameFiles(draft.begun, files);
    if (cell.edited.value || !(reopen || isThisOne)) {
      present = draft;
      return;
    }
    held = draft.files;
    reopen?.(draft);
    showOwnTexts(cell, draft.files);
    kept.draftAt.value = draft.at;
  };
  writer.inTurn(async () => {
    try {
      await open();
    } finally {
      kept.reading.value = 'done';
    }
  });
  const leave = (): void => {
    const { value: files } = cell.files;
    if (!sameFiles(files, held) && !sameFiles(files, cell.program.value.files)) {
      leaveLastWords({ format: 1, ...about(cell.program.value), files, at: Date.now(), base: base ?? null });
    }
    writer.flush();
  };
  const ends = [
    onLeaving(leave, writer.flush),
    onVersion(name, () => writer.inTurn(readVersions)),
    effect(() => {
      const { value: replaced } = cell.undone;
      if (!replaced || sameFiles(replaced.files, cell.program.value.files)) return;
      const { original, title } = about(cell.program.value);
      const version = { program: name, original, files: replaced.files, at: Date.now(), why: replaced.why };
      writer.inTurn(() => keepVersion({ ...version, ...(title !== undefined && { title }) }));
    }),
    effect(() => {
      if (cell.files.value === held) return;
      if (kept.reading.peek() === 'done') kept.draftAt.value = undefined;
      writer.begin();
    }),
  ];
  return () => {
    hasEnded = true;
    for (const end of ends) end();
    writer.end();
  };
}
