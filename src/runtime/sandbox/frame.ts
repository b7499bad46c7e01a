import { frameSource, workerSource } from 'virtual:interleave/realm';
import type { Connect, FrameOrder, FrameReport } from '../protocol.ts';
import { frameDocument } from './frame-document.ts';

/** What the frame tells: its reports with the ports transferred along, and the one thing that it cannot tell itself. */
export type FrameEvent =
  | { readonly kind: 'report'; readonly report: FrameReport; readonly ports: readonly MessagePort[] }
  | { readonly kind: 'navigated' };

/**
 * A throw-away sandbox frame: an opaque origin with a policy of its own. It serves one run at most.
 * Its only tie to the page is the control port, which lives in a closure of the realm.
 */
export type SandboxFrame = {
  readonly host: HTMLElement;
  readonly element: HTMLIFrameElement;
  readonly order: (order: FrameOrder) => void;
  /** Sets the one listener of this frame; events from before are kept for it. */
  readonly listen: (listener: (event: FrameEvent) => void) => void;
  /** Ends every thread of the frame. Not `worker.terminate()`: in Chromium that takes seconds for a spinning worker. */
  readonly remove: () => void;
};

/** Opens a frame inside `host`, which must be connected: moving a frame reloads it. */
export function openFrame(host: HTMLElement): SandboxFrame {
  const { port1: control, port2: remote } = new MessageChannel();
  const element = document.createElement('iframe');
  element.title = 'What the program draws';
  element.className = 'sandbox-frame';
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('allow', 'cross-origin-isolated');
  element.srcdoc = frameDocument(frameSource);

  let listener: ((event: FrameEvent) => void) | undefined;
  const early: FrameEvent[] = [];
  const tell = (event: FrameEvent): void => {
    if (listener === undefined) early.push(event);
    else listener(event);
  };

  control.onmessage = (message: MessageEvent<FrameReport>) => {
    tell({ kind: 'report', report: message.data, ports: message.ports });
  };

  let loads = 0;
  element.addEventListener('load', () => {
    loads += 1;
    if (loads > 1) {
      tell({ kind: 'navigated' });
      return;
    }
    const connect: Connect = { kind: 'connect', workerSource };
    element.contentWindow?.postMessage(connect, '*', [remote]);
  });
  host.append(element);

  return {
    host,
    element,
    order: (order) => {
      control.postMessage(order);
    },
    listen: (next) => {
      listener = next;
      for (const event of early.splice(0)) next(event);
    },
    remove: () => {
      control.close();
      element.remove();
    },
  };
}
