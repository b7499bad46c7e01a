import type * as LiveCashier from './live-cashier.ts';

let loading: Promise<typeof LiveCashier> | undefined;

/** Fetches once what runs the shop; after a failure, calling again tries again. Rejects with a sentence. */
export function loadLive(): Promise<typeof LiveCashier> {
  loading ??= import('./live-cashier.ts').catch((cause: unknown) => {
    loading = undefined;
    throw new Error(
      'The part of the site that runs programs could not be fetched. Check the connection; if the site has changed since this page was opened, reload it.',
      { cause },
    );
  });
  return loading;
}
