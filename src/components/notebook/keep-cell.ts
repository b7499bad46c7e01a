import { effect } from '@preact/signals';
import {
  digestOfFiles,
  dropDraft,
  dropLastWords,
  keepDraft,
  keepLastWords,
  keepVersion,
  leaveLastWords,
  onDraftElsewhere,
  onSetAside,
  onVersion,
  openDraft,
  recordRun,
  sameFiles,
  versionOf,
  versionsOf,
} from '../../runtime/index.ts';
import type { Base, Draft, Version } from '../../runtime/index.ts';
import type { CellState, Files } from '../cell/cell-state.ts';
import { replaceTexts, showOwnTexts } from '../cell/cell-texts.ts';
import { onLeaving, pausedWriter } from './paused-writer.ts';
import { noticeUnkept } from './unkept-notice.ts';

/** What the notebook is told about a program of the course, whose original the site shows. */
export type KeptProgram = {
  readonly kind: 'program';
  /** Its name there: `<lesson>/<id>` or `exercises/<id>`. */
  readonly name: string;
};

/**
 * Shows the draft that the notebook holds of a cell's program, and keeps from now on what the reader makes of it. Nothing
 * runs by that. Ends with the call of what it returns, which keeps what is left to keep.
 */
export function keepCell(cell: CellState, { name }: KeptProgram): () => void {
  const { kept } = cell;
  const { files: original } = cell.program.value;
  const digest = digestOfFiles(original);
  /** What the notebook holds, as far as this tab knows. */
  let base: Base;
  let held: Files = original;
  let hasEnded = false;

  const hold = (draft: Draft): void => {
    base = draft.revision;
    held = draft.files;
    kept.rival.value = undefined;
  };
  const meet = (draft: Draft, from: 'this-machine' | 'other-tab'): void => {
    kept.rival.value = {
      draft,
      from,
      take: () => {
        hold(draft);
        replaceTexts(cell, draft.files, 'other-tab');
      },
      leave: () => {
        hold(draft);
        inTurn(() => keepVersion(versionOf(draft, 'other-tab')));
        flush();
      },
    };
  };

  const keepMine = (files: Files): Promise<void> =>
    keepVersion({ program: name, original: digest, files, at: Date.now(), why: 'other-tab' });
  const write = async (files: Files): Promise<void> => {
    if (sameFiles(files, held)) return;
    if (kept.rival.value) {
      // Which of the two is the draft is for the reader to say. Both are there until then.
      await keepMine(files);
      return;
    }
    const written = sameFiles(files, original)
      ? await dropDraft(name, base)
      : await keepDraft({ program: name, original: digest, files, at: Date.now() }, base);
    if (written.status === 'rival') {
      meet(written.theirs, 'other-tab');
      await keepMine(files);
      return;
    }
    base = written.base;
    held = files;
    dropLastWords(name);
    noticeUnkept();
  };
  const { inTurn, flush, begin, end } = pausedWriter(cell, write);

  /** The page may be closed before the notebook has answered. */
  const leave = (): void => {
    const { value: files } = cell.files;
    if (!sameFiles(files, held) && !sameFiles(files, original)) {
      leaveLastWords({ format: 1, program: name, original: digest, files, at: Date.now(), base: base ?? null });
    }
    flush();
  };

  const readVersions = async (): Promise<void> => {
    kept.earlier.value = await versionsOf(name);
  };
  const open = async (): Promise<void> => {
    await keepLastWords(name);
    const draft = await openDraft(
      name,
      digest,
      original.map((file) => file.name),
    );
    await readVersions();
    kept.hasNewOriginal.value = draft === undefined && kept.earlier.value[0]?.version.why === 'new-original';
    if (hasEnded) return;
    if (draft && isUntouched(cell)) {
      hold(draft);
      showOwnTexts(cell, draft.files);
      kept.draftAt.value = draft.at;
    } else if (draft) {
      base = draft.revision;
      held = draft.files;
      if (!sameFiles(draft.files, cell.files.value)) meet(draft, 'this-machine');
    }
  };
  /** Another tab has written. What stands here unchanged follows; what does not is the reader's to decide. */
  const follow = async (): Promise<void> => {
    const draft = await openDraft(
      name,
      digest,
      original.map((file) => file.name),
    );
    if (draft?.revision === base || hasEnded) return;
    const isHeld = sameFiles(cell.files.value, held);
    if (!draft) {
      base = undefined;
      held = original;
      if (isHeld) showOwnTexts(cell, original);
    } else if (isHeld || sameFiles(draft.files, cell.files.value)) {
      hold(draft);
      if (!sameFiles(draft.files, cell.files.value)) showOwnTexts(cell, draft.files);
      kept.draftAt.value = draft.at;
    } else meet(draft, 'other-tab');
  };
  const keepReplaced = (files: Files, why: Version['why']): void =>
    inTurn(() => keepVersion({ program: name, original: digest, files, at: Date.now(), why }));

  inTurn(async () => {
    try {
      await open();
    } finally {
      kept.reading.value = 'done';
    }
  });
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    // What other tabs have said while the page lay in the back/forward cache has not been heard.
    if (persisted) inTurn(follow);
  };
  addEventListener('pageshow', onShow);
  const ends = [
    onLeaving(leave, flush),
    onSetAside(({ store, key }) => {
      if (store !== 'drafts' || key !== name) return;
      cell.notice.value =
        'What was kept of this program could not be read. It has been set aside, and the original is shown.';
    }),
    onDraftElsewhere(name, () => inTurn(follow)),
    onVersion(name, () => inTurn(readVersions)),
    effect(() => {
      const { value: replaced } = cell.undone;
      // The original is never lost, so it is no version.
      if (replaced && !sameFiles(replaced.files, original)) keepReplaced(replaced.files, replaced.why);
    }),
    effect(() => {
      if (cell.files.value === held) return;
      // The date is that of what was kept before the reader wrote on.
      if (kept.reading.peek() === 'done') kept.draftAt.value = undefined;
      begin();
    }),
    effect(() => recordEnd(cell, name)),
    () => removeEventListener('pageshow', onShow),
  ];
  return () => {
    hasEnded = true;
    for (const stop of ends) stop();
    end();
  };
}

/** A program of a lesson that has run to its end counts as run. */
function recordEnd(cell: CellState, name: string): void {
  const { value: phase } = cell.phase;
  const [unit, lesson, program] = name.split('/');
  if (phase.status !== 'ended' || phase.outcome.status !== 'completed') return;
  if (unit === undefined || lesson === undefined || program === undefined) return;
  void recordRun(`${unit}/${lesson}`, program);
}

/** Whether the reader has done nothing yet that rests on the texts that they see. */
function isUntouched(cell: CellState): boolean {
  return (
    !cell.edited.value && cell.editor.value === 'closed' && cell.phase.value.status === 'idle' && !cell.undone.value
  );
}
