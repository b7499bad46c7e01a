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

/** Whether an address is a part of the compiler. */
export function isCompiler({ pathname }: URL): boolean {
  return /\/compile\.worker|\.wasm$/.test(pathname);
}

/** Whether an address is a part of the editor or of its type checker. */
export function isEditor({ pathname }: URL): boolean {
  return /monaco|editor|ts\.worker|codicon/.test(pathname);
}
