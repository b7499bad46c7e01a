import * as v from 'valibot';
import { storeNames } from './shelves.ts';
import type { StoreName } from './shelves.ts';

/** Something in the notebook has changed: here, or in another tab. */
export type Change = { readonly store: StoreName; readonly key: string };

/** Where a change was made. */
export type Origin = 'here' | 'elsewhere';

const changeSchema = v.strictObject({ store: v.picklist(storeNames), key: v.pipe(v.string(), v.maxLength(1_000)) });

const listeners = new Set<(change: Change, origin: Origin) => void>();
let channel: BroadcastChannel | undefined;
let attentive = false;

/** Calls the listener for each change from now on, also for those of other tabs. Ends with the call of what it returns. */
export function onChange(listener: (change: Change, origin: Origin) => void): () => void {
  attend();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells all who listen, in all tabs, that a record has changed. */
export function announce(change: Change): void {
  attend();
  channel?.postMessage(change);
  tell(change, 'here');
}

function tell(change: Change, origin: Origin): void {
  for (const listener of listeners) listener(change, origin);
}

/** Opens the channel. It is closed while the page lies in the browser's back/forward cache, which would not take it otherwise. */
function attend(): void {
  if (attentive || typeof BroadcastChannel === 'undefined') return;
  attentive = true;
  openChannel();
  addEventListener('pagehide', () => {
    channel?.close();
    channel = undefined;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) openChannel();
  });
}

function openChannel(): void {
  channel = new BroadcastChannel('interleave-notebook');
  channel.addEventListener('message', ({ data }) => {
    const parsed = v.safeParse(changeSchema, data);
    if (parsed.success) tell(parsed.output, 'elsewhere');
  });
}
