/**
 * The service worker for hosts that cannot send headers. It adds the two that cross-origin isolation wants, to pages
 * and to the scripts of workers, where a host did not send them itself. It caches nothing and touches nothing else.
 */
declare const self: ServiceWorkerGlobalScope;

const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

async function isolated(request: Request): Promise<Response> {
  const response = await fetch(request);
  // An opaque redirect has to reach the browser as it is: it follows it and asks again.
  if (response.type === 'opaqueredirect' || response.headers.has('Cross-Origin-Embedder-Policy')) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

self.addEventListener('install', () => {
  void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const needsHeaders = request.mode === 'navigate' || request.destination === 'worker';
  if (needsHeaders && new URL(request.url).origin === self.location.origin) event.respondWith(isolated(request));
});
