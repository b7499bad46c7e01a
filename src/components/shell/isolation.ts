import { sitePath } from './site-path.ts';

/**
 * Whether programs of this page can share memory: they can; they could after one reload; or this browser, this
 * address or this visit offers no way to it.
 */
export type Isolation = 'isolated' | 'possible' | 'impossible';

/** How a request for isolation ended. After `reloading` the page is on its way out. */
export type IsolationRequest = 'reloading' | 'declined' | 'failed';

/** Set before the one reload, so that a page which stays without isolation does not reload for ever. */
const reloadedKey = 'interleave-isolation-reload';

/**
 * Says whether programs of this page can share memory. It looks for SharedArrayBuffer itself: there are engines where
 * `crossOriginIsolated` is true and SharedArrayBuffer is missing all the same.
 */
export function isolation(): Isolation {
  if (typeof SharedArrayBuffer !== 'undefined') return 'isolated';
  if (crossOriginIsolated || !isSecureContext || !('serviceWorker' in navigator)) return 'impossible';
  return hasReloaded() ? 'impossible' : 'possible';
}

/**
 * Installs the service worker that adds the headers which this host does not send, and reloads the page once.
 * Call it when a cell that needs SharedArrayBuffer is first asked for and `isolation()` is `possible`.
 * `mayReload` is asked last, when the worker is ready: it says no once something was edited or is running.
 */
export async function requestIsolation(mayReload: () => boolean): Promise<IsolationRequest> {
  if (isolation() !== 'possible') return 'failed';
  try {
    await navigator.serviceWorker.register(sitePath('service-worker.js'), { scope: sitePath('') });
    await navigator.serviceWorker.ready;
    if (!mayReload()) return 'declined';
    sessionStorage.setItem(reloadedKey, 'true');
  } catch {
    return 'failed';
  }
  location.reload();
  return 'reloading';
}

/** Where storage is refused the reload could not be remembered, so it counts as spent. */
function hasReloaded(): boolean {
  try {
    return sessionStorage.getItem(reloadedKey) !== null;
  } catch {
    return true;
  }
}
