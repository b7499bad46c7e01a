import { openFrame, type SandboxFrame } from '../sandbox/frame.ts';
import { finishFrame, refrainFromWarming, removeAllFrames, retireFrame, takeFrame } from '../sandbox/frames.ts';

/** What is under way on a stage, a run or an exploration. */
export type Underway = { readonly stop: (by: 'another-run') => void };

/** Where runs take place: whose frames there are, and what happens to the neighbours of a run that is killed. */
export type Stage = {
  /** Makes room for a run that is about to begin. */
  readonly clearFor: () => void;
  readonly takeFrame: (host: HTMLElement) => SandboxFrame;
  readonly began: (run: Underway) => void;
  readonly ended: (run: Underway) => void;
  /** A run has ended by itself; `isPlain`: it left nothing to look at. */
  readonly releaseFrame: (frame: SandboxFrame, isPlain: boolean) => void;
  /** Ends every thread of every frame of the stage, because `killed` must end. */
  readonly removeFrames: (killed: Underway) => void;
  readonly refrainFromWarming: () => void;
};

/** At most one run is under way on a page: all sandbox frames share a process, and a busy one starves the others. */
let current: Underway | undefined;

/** The stage of lessons: one run at a time, and the last one to begin wins. */
export const page: Stage = {
  clearFor: () => current?.stop('another-run'),
  takeFrame,
  began: (run) => (current = run),
  ended: (run) => {
    if (current === run) current = undefined;
  },
  releaseFrame: (frame, isPlain) => {
    if (isPlain) retireFrame(frame);
    else finishFrame(frame);
  },
  removeFrames: removeAllFrames,
  refrainFromWarming,
};

/** A stage for runs beside each other, and the end of it. */
export type SharedStage = Stage & {
  /** Removes all frames. Runs that are under way are stopped first. */
  readonly close: () => void;
};

/**
 * A stage for runs beside each other. Their frames share one process, and only removing all of them ends a spinning
 * thread at once (`sandbox/frames.ts`). So where one run is killed, the others are stopped with it: their outcome is
 * `stopped` by `another-run`, which says nothing about them, and whoever started them starts them again.
 *
 * A spare frame waits for the next run. It comes up while others run, and as long as there is one frame their process
 * lives: to start that anew takes longer than most runs.
 */
export function createSharedStage(): SharedStage {
  const runs = new Set<Underway>();
  const frames = new Set<SandboxFrame>();
  let spare: SandboxFrame | undefined;
  const open = (host: HTMLElement): SandboxFrame => {
    const frame = openFrame(host);
    frame.element.dataset['state'] = 'warm';
    frames.add(frame);
    return frame;
  };
  const remove = (frame: SandboxFrame): void => {
    frames.delete(frame);
    frame.remove();
  };
  const removeAll = (): void => {
    for (const frame of [...frames]) remove(frame);
    spare = undefined;
  };
  return {
    clearFor: () => undefined,
    takeFrame: (host) => {
      const frame = spare?.host === host && spare.element.isConnected ? spare : open(host);
      spare = open(host);
      return frame;
    },
    began: (run) => void runs.add(run),
    ended: (run) => void runs.delete(run),
    releaseFrame: remove,
    removeFrames: (killed) => {
      removeAll();
      runs.delete(killed);
      const neighbours = [...runs];
      runs.clear();
      for (const run of neighbours) run.stop('another-run');
    },
    refrainFromWarming: () => undefined,
    close: () => {
      for (const run of [...runs]) run.stop('another-run');
      removeAll();
    },
  };
}
