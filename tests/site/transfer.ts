import type { Page, Request } from '@playwright/test';

/** What a page has fetched. */
export type Transfer = {
  /** Requests so far, finished or not. */
  readonly requests: readonly Request[];
  /** Bytes of all bodies that have arrived, as they travelled. */
  readonly bytes: (isCounted?: (url: URL) => boolean) => Promise<number>;
};

/** Counts what a page fetches from now on: call it before the page is opened. */
export function transferOf(page: Page): Transfer {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return {
    requests,
    bytes: async (isCounted = () => true) => {
      const counted = requests.filter((request) => isCounted(new URL(request.url())));
      const sizes = await Promise.all(
        counted.map(async (request) =>
          (await request.response()) === null ? 0 : (await request.sizes()).responseBodySize,
        ),
      );
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}
