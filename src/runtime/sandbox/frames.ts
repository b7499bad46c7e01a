import { tellWhenAway } from './away.ts';
import { openFrame, type SandboxFrame } from './frame.ts';

/*
 * All sandbox frames of the page share one renderer process (measured in Chromium): while one of them spins, no other
 * answers, and removing only the spinning one leaves its thread alive for seconds. Removing all of them ends the
 * process, and a new frame is up in some 50 ms. Hence:
 *
 *   warm ──take──▶ busy ──finish──▶ shown (its picture stays until the next run) ──▶ leaving
 *                    └──removeAll─▶ nothing
 *
 * At most one frame is warm, one busy and one shown; while one is busy there is no other, but for the last run's on its
 * way out.
 *
 * The page's styles go by `data-state`. A run that is over in the blink of an eye never shows its frame as busy: each
 * change of the page costs the one animation frame that a browser at rest has ready, and the result wants that.
 */
let warm: SandboxFrame | undefined;
let busy: SandboxFrame | undefined;
let shown: SandboxFrame | undefined;
let leaving: SandboxFrame | undefined;
let stopShowing: (() => void) | undefined;
/** The last frame did not come up in time: see {@link refrainFromWarming}. */
let refrains = false;

/**
 * Readies a frame inside `host`, so that a run that is asked for there finds it up. Does nothing while a run is under
 * way. A frame that waits in another cell is given up: one is enough.
 */
export function warmFrame(host: HTMLElement): void {
  if (busy !== undefined || refrains) return;
  if (warm?.host === host && warm.element.isConnected) return;
  warm?.remove();
  warm = openFrame(host);
  warm.element.dataset['state'] = 'warm';
}

/**
 * The frame for a run in `host`: the warm one if it is there, else a new one. It is alone on the page afterwards, or
 * will be in a moment: taking out a frame blocks the page for some 8 ms (measured), which a result need not wait for.
 */
export function takeFrame(host: HTMLElement): SandboxFrame {
  const ready = warm?.host === host && warm.element.isConnected ? warm : undefined;
  stopShowing?.();
  if (ready === undefined) {
    removeAllFrames();
  } else {
    busy?.remove();
    if (shown !== undefined) leave(shown);
  }
  warm = shown = undefined;
  refrains = false;
  busy = ready ?? openFrame(host);
  busy.element.dataset['state'] = 'warm';
  stopShowing = showSoon(busy);
  return busy;
}

/** How long a run goes on before its frame is on show, in milliseconds: less than an eye sees. */
const unseenMs = 30;

/** Shows a frame as busy if its run goes on, in the place of the last one. Gives back a function that ends that. */
function showSoon(frame: SandboxFrame): () => void {
  let stopTelling: (() => void) | undefined;
  const timer = setTimeout(() => {
    if (leaving) leaving.element.dataset['state'] = 'leaving';
    frame.element.dataset['state'] = 'busy';
    stopTelling = tellWhenAway(frame.element, frame.host);
  }, unseenMs);
  return () => {
    clearTimeout(timer);
    stopTelling?.();
  };
}

/** How long a frame that has served its run stays: until the page has drawn what it is busy with. */
const leaveMs = 100;

function leave(frame: SandboxFrame): void {
  leaving?.remove();
  leaving = frame;
  setTimeout(() => {
    frame.remove();
    if (leaving === frame) leaving = undefined;
  }, leaveMs);
}

/** A run has ended by itself: what it drew stays on show until the next run or until it is removed. */
export function finishFrame(frame: SandboxFrame): void {
  if (busy !== frame) return;
  stopShowing?.();
  if (leaving) leaving.element.dataset['state'] = 'leaving';
  busy = undefined;
  shown = frame;
  frame.element.dataset['state'] = 'shown';
}

/** A run has ended by itself and left nothing to look at: its frame goes once the page has drawn how it ended. */
export function retireFrame(frame: SandboxFrame): void {
  if (busy !== frame) return;
  stopShowing?.();
  busy = undefined;
  leave(frame);
  frame.element.dataset['state'] = 'leaving';
}

/**
 * Readies no frame until the next run asks for one. A frame that waits for a thread which a program in another tab holds
 * would keep that thread alive when the program is stopped there.
 */
export function refrainFromWarming(): void {
  refrains = true;
}

/** Ends every thread of every frame on the page. */
export function removeAllFrames(): void {
  stopShowing?.();
  for (const frame of [warm, busy, shown, leaving]) frame?.remove();
  warm = busy = shown = leaving = undefined;
}
