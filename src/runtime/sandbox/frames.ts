import { openFrame, type SandboxFrame } from './frame.ts';

/*
 * All sandbox frames of the page share one renderer process (measured in Chromium): while one of them spins, no other
 * answers, and removing only the spinning one leaves its thread alive for seconds. Removing all of them ends the
 * process, and a new frame is up in some 50 ms. Hence:
 *
 *   warm ──take──▶ busy ──finish──▶ shown (its picture stays until the next run)
 *                    └──removeAll─▶ nothing
 *
 * At most one frame is warm, one busy and one shown; while one is busy there is no other.
 */
let warm: SandboxFrame | undefined;
let busy: SandboxFrame | undefined;
let shown: SandboxFrame | undefined;

/**
 * Readies a frame inside `host`, so that a run that is asked for there finds it up. Does nothing while a run is under
 * way. A frame that waits in another cell is given up: one is enough.
 */
export function warmFrame(host: HTMLElement): void {
  if (busy !== undefined) return;
  if (warm?.host === host && warm.element.isConnected) return;
  warm?.remove();
  warm = openFrame(host);
  warm.element.dataset['state'] = 'warm';
}

/** The frame for a run in `host`: the warm one if it is there, else a new one. It is alone on the page afterwards. */
export function takeFrame(host: HTMLElement): SandboxFrame {
  const ready = warm?.host === host && warm.element.isConnected ? warm : undefined;
  for (const frame of [warm, busy, shown]) if (frame !== ready) frame?.remove();
  warm = shown = undefined;
  busy = ready ?? openFrame(host);
  busy.element.dataset['state'] = 'busy';
  return busy;
}

/** A run has ended by itself: what it drew stays on show until the next run or until it is removed. */
export function finishFrame(frame: SandboxFrame): void {
  if (busy !== frame) return;
  busy = undefined;
  shown = frame;
  frame.element.dataset['state'] = 'shown';
}

/** Ends every thread of every frame on the page. */
export function removeAllFrames(): void {
  for (const frame of [warm, busy, shown]) frame?.remove();
  warm = busy = shown = undefined;
}
