import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { undoReplacing } from './cell-texts.ts';
import type { CellState } from './cell-state.ts';
import { duration } from './duration.ts';
import { notebook } from '../notebook/keep-lazily.ts';
import { liveParts } from './live-parts.ts';
import { runsOf } from '../comparison/study.ts';

type StatusRowProps = { readonly cell: CellState; readonly onAgree: () => void; readonly onRefuse: () => void };

/** What there is to say about the last run, the run under way, or what the reader just asked for. */
export function StatusRow({ cell, onAgree, onRefuse }: StatusRowProps): JSX.Element {
  const { value: phase } = cell.phase;
  const { value: notice } = cell.notice;
  const parts = liveParts.value;
  const kept = notebook.value;
  return (
    <div class="cell-status">
      <div role="status" aria-atomic="false" class="cell-says">
        {phase.status === 'ended' && parts && <parts.VerdictText ended={phase} />}
        {phase.status === 'not-started' && <span class="cell-failure">{phase.sentence}</span>}
        {notice && <span class="cell-notice">{notice}</span>}
      </div>
      {cell.busy.value && <Elapsed cell={cell} />}
      {kept ? <kept.KeptLine cell={cell} /> : cell.edited.value && <span class="cell-marker">Edited</span>}
      {parts && <parts.StaleMark cell={cell} />}
      {cell.undone.value && (
        <button type="button" class="cell-quiet" onClick={() => undoReplacing(cell)}>
          Undo
        </button>
      )}
      {cell.refusedLink.value && <LinkField address={cell.refusedLink.value} />}
      {phase.status === 'asking' && <Question onAgree={onAgree} onRefuse={onRefuse} />}
    </div>
  );
}

/** Says that the program still runs, and for how long; not announced, because only the verdict is. */
function Elapsed({ cell }: { readonly cell: CellState }): JSX.Element {
  const seconds = useSignal(0);
  useEffect(() => {
    const timer = setInterval(() => (seconds.value += 1), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  const study = [cell.repeats.value, cell.scaling.value].find((one) => one?.progress.status === 'under-way');
  const { done, of } = study ? runsOf(study) : { done: 0, of: 0 };
  const what = study && `run ${Math.min(done + 1, of)} of ${of}`;
  const text =
    seconds.value === 0
      ? `Running${what ? ` ${what}` : ''}`
      : `Still running${what ? ` ${what}` : ''}, ${duration(seconds.value * 1000)}`;
  return <span class="cell-elapsed">{text}</span>;
}

/** For a browser that refuses the clipboard: the address, selected, to be copied by hand. */
function LinkField({ address }: { readonly address: string }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), [address]);
  return <input class="cell-link" ref={field} type="text" readOnly aria-label="Link to this program" value={address} />;
}

function Question({ onAgree, onRefuse }: Omit<StatusRowProps, 'cell'>): JSX.Element {
  const id = useId();
  const agree = useRef<HTMLButtonElement>(null);
  useEffect(() => agree.current?.focus(), []);
  return (
    <div
      role="alertdialog"
      aria-label="Before it runs"
      aria-describedby={id}
      class="cell-question"
      onKeyDown={(event) => event.key === 'Escape' && onRefuse()}
    >
      <p id={id}>This program can freeze this tab for up to 3 seconds at a time. Run it anyway?</p>
      <button type="button" class="cell-button" ref={agree} onClick={onAgree}>
        Run anyway
      </button>
      <button type="button" class="cell-button" onClick={onRefuse}>
        Cancel
      </button>
    </div>
  );
}
