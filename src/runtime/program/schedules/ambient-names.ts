/**
 * Globals that a program under a scheduler of our own gets from that scheduler: what is shared, what would be different in
 * each run, and what belongs to a page. All else of the language is the same for every thread and every run.
 */
export const ambientNames: ReadonlySet<string> = new Set([
  ...['Atomics', 'SharedArrayBuffer', 'DataView', 'Math', 'Date', 'performance', 'console', 'globalThis', 'self'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Promise', 'WeakRef', 'FinalizationRegistry', 'Function', 'Intl', 'Temporal', 'crypto', 'structuredClone'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask', 'scheduler'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'postMessage', 'onmessage', 'close'],
  ...[
    'addEventListener',
    'removeEventListener',
    'dispatchEvent',
    'EventTarget',
    'Event',
    'AbortController',
    'AbortSignal',
  ],
  ...['Worker', 'SharedWorker', 'MessageChannel', 'MessagePort', 'BroadcastChannel', 'importScripts', 'WebAssembly'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'Blob', 'File', 'FileReader', 'FormData'],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'CompressionStream', 'DecompressionStream'],
  ...['MessageEvent', 'CustomEvent', 'ErrorEvent', 'WorkerGlobalScope', 'DedicatedWorkerGlobalScope'],
  ...['OffscreenCanvas', 'createImageBitmap', 'reportError', 'onerror', 'onmessageerror', 'trustedTypes'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Request', 'Response', 'Headers', 'caches', 'indexedDB'],
  ...['document', 'window', 'parent', 'top', 'frames', 'location', 'history', 'navigator', 'localStorage'],
  ...['sessionStorage', 'alert', 'confirm', 'prompt', 'open', 'Image', 'Audio', 'process', 'require'],
]);
