import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Draft, NumberedVersion } from '../../runtime/index.ts';

/** What the notebook holds of a program, as far as its cell shows it. */
export type KeptState = {
  /** `unasked` where nothing of the program is kept, or not yet. */
  readonly reading: Signal<'unasked' | 'under-way' | 'done'>;
  /** When the draft that is shown was written; undefined for the original, and as soon as the reader writes on. */
  readonly draftAt: Signal<number | undefined>;
  /** Earlier texts of the reader's, newest first. */
  readonly earlier: Signal<readonly NumberedVersion[]>;
  /** The program has changed since the reader edited it, and they have not said yet what to do with their version. */
  readonly hasNewOriginal: Signal<boolean>;
  /** Another draft of the program, which has come too late to be shown by itself, or was written in another tab. */
  readonly rival: Signal<Rival | undefined>;
};

/** A draft beside the texts of the cell, and the ways to end that. */
export type Rival = {
  readonly draft: Draft;
  readonly from: 'this-machine' | 'other-tab';
  readonly take: () => void;
  readonly leave: () => void;
};

/** A program of which nothing has been kept. */
export function createKeptState(): KeptState {
  return {
    reading: signal<'unasked' | 'under-way' | 'done'>('unasked'),
    draftAt: signal<number | undefined>(undefined),
    earlier: signal<readonly NumberedVersion[]>([]),
    hasNewOriginal: signal(false),
    rival: signal<Rival | undefined>(undefined),
  };
}

/** How long a reader who wants to run or edit waits for the notebook, in milliseconds: the browser may be slow to answer, or never do. What comes later is offered. */
const longestWaitMs = 10_000;

/** Resolves when the cell shows what the notebook holds; undefined where that is so, which costs no turn. */
export function whenRead({ reading }: KeptState): Promise<void> | undefined {
  if (reading.peek() !== 'under-way') return undefined;
  return new Promise((resolve) => {
    const end = reading.subscribe((now) => {
      if (now !== 'under-way') finish();
    });
    const timer = setTimeout(finish, longestWaitMs);
    function finish(): void {
      clearTimeout(timer);
      end();
      resolve();
    }
  });
}
