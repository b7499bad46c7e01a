import type { Page } from '@playwright/test';

/** Lets no answer to `address` through until the returned function is called. */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<undefined>();
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return () => resolve(undefined);
}

/** Ways in which a part of the site can fail to arrive. */
export const failures = {
  'a broken connection': { kind: 'abort' },
  'an answer 404': { kind: 'answer', status: 404, contentType: 'text/html', body: '<!doctype html><p>Not found' },
  'an answer 500': { kind: 'answer', status: 500, contentType: 'text/plain', body: 'oh' },
  'a page in its place': { kind: 'answer', status: 200, contentType: 'text/html', body: '<!doctype html><p>Hello' },
} as const;

/** A way in which a part of the site can fail to arrive. */
export type Failure = keyof typeof failures;

/** Lets whatever matches `address` fail until the returned function is called. */
export async function letFail(page: Page, address: string, how: Failure): Promise<() => Promise<void>> {
  const failure = failures[how];
  await page.route(address, (route) => (failure.kind === 'abort' ? route.abort() : route.fulfill(failure)));
  return () => page.unroute(address);
}
