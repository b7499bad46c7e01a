import type { Page, Request } from '@playwright/test';

/** What a page fetches. */
export type Transfer = {
  /** Requests so far, finished or not. */
  readonly requests: readonly Request[];
};

/** Notes what a page and its workers fetch from now on: call it before the page is opened. */
export function transferOf(page: Page): Transfer {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return { requests };
}

/** Whether a request is for a part of the compiler. */
export function isForCompiler(request: Request): boolean {
  return /\/compile\.worker|\.wasm$/.test(pathOf(request));
}

/** Whether a request is for a part of the editor or of its type checker. */
export function isForEditor(request: Request): boolean {
  return /monaco|editor|ts\.worker|codicon/.test(pathOf(request));
}

/** Whether a request is for what runs programs: a live part, the runtime, a compiled program. */
export function isForRuns(request: Request): boolean {
  return /\/live-(?:cell|cashier)\.|\/runtime\.|\/programs\//.test(pathOf(request));
}

/** The path that a request asks for. */
export function pathOf(request: Request): string {
  return new URL(request.url()).pathname;
}
