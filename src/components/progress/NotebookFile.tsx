import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { eraseNotebook, parseProgress, printSetAside, takeInProgress } from '../../runtime/index.ts';
import { downloadWork, saveText } from '../notebook/download-work.ts';

type NotebookFileProps = {
  /** How many records could not be read. */
  readonly aside: number;
  readonly onChanged: () => Promise<void>;
};

/** Bytes that a file may have before it is read at all. */
const longestFile = 60_000_000;

/** The notebook as a file: to be taken away, taken in and erased. */
export function NotebookFile({ aside, onChanged }: NotebookFileProps): JSX.Element {
  const said = useSignal('');
  const asking = useSignal(false);
  const picker = useRef<HTMLInputElement>(null);
  const eraser = useRef<HTMLButtonElement>(null);
  /** Does something and says what came of it. Never rejects. */
  const act = (work: () => Promise<string>): void => {
    said.value = '';
    work().then(
      (sentence) => (said.value = sentence),
      (error: unknown) => (said.value = `That did not work: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  const takeIn = (file: File): void =>
    act(async () => {
      if (file.size > longestFile)
        return 'The file is larger than 60 MB, which no progress of this course is. Nothing was changed.';
      const read = parseProgress(await file.text());
      if (!read.ok) return read.message;
      await takeInProgress(read.progress);
      await onChanged();
      const { visits, attempts, texts } = read.progress;
      return `Taken in: ${counted(visits.length, 'lesson')}, ${counted(attempts.length, 'attempt')}, ${counted(texts.length, 'text')}. What was here before is still here.`;
    });
  const leave = (): void => {
    asking.value = false;
    eraser.current?.focus();
  };
  return (
    <>
      <h2 id="notebook">Your notebook as a file</h2>
      <p>
        All of this, and every draft of yours, lies in this browser on this machine and nowhere else. Export it to keep
        it, or to go on elsewhere: importing adds what the file holds to what is here, and loses neither.
      </p>
      <p class="progress-actions">
        <button
          type="button"
          class="progress-button"
          onClick={() =>
            act(async () => {
              await downloadWork();
              return 'Exported.';
            })
          }
        >
          Export
        </button>
        <button type="button" class="progress-button" onClick={() => picker.current?.click()}>
          Import
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          aria-label="File with progress"
          hidden
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file) takeIn(file);
          }}
        />
        <button ref={eraser} type="button" class="progress-button" onClick={() => (asking.value = true)}>
          Erase everything
        </button>
      </p>
      {asking.value && (
        <EraseQuestion
          onErase={() => {
            leave();
            act(async () => {
              await eraseNotebook();
              await onChanged();
              return 'Everything is erased.';
            });
          }}
          onLeave={leave}
        />
      )}
      <p role="status" class="progress-said">
        {said.value}
      </p>
      {aside > 0 && (
        <p>
          {aside === 1 ? 'One thing' : `${aside} things`} that was kept here could not be read, and is set aside.{' '}
          <button
            type="button"
            class="progress-button"
            onClick={() =>
              act(async () => {
                saveText(await printSetAside(), 'set-aside.json');
                return 'Exported.';
              })
            }
          >
            Download what could not be read
          </button>
        </p>
      )}
    </>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function EraseQuestion({
  onErase,
  onLeave,
}: {
  readonly onErase: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div
      role="alertdialog"
      aria-label="Erase everything"
      aria-describedby={id}
      class="progress-question"
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
    >
      <p id={id}>
        This deletes your drafts, earlier versions, attempts and progress on this machine. It cannot be undone. Export
        them first if you may want them again.
      </p>
      <p class="progress-actions">
        <button type="button" class="progress-button" onClick={() => void downloadWork()}>
          Export first
        </button>
        <button type="button" class="progress-button" data-weight="grave" onClick={onErase}>
          Erase now
        </button>
        <button type="button" class="progress-button" ref={cancel} onClick={onLeave}>
          Cancel
        </button>
      </p>
    </div>
  );
}
