import { replaceBuiltIn } from './platform-classes.ts';
import { defineValue, getProperty, newError } from './primordials.ts';

/** What takes real time or real chance, by the path to what holds it. */
const refused: readonly (readonly [path: string, ...names: readonly string[]])[] = [
  [
    '',
    'fetch',
    'createImageBitmap',
    'requestAnimationFrame',
    'requestIdleCallback',
    'MessageChannel',
    'BroadcastChannel',
  ],
  ['', 'Worker', 'SharedWorker', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
  ['Atomics', 'wait', 'waitAsync'],
  ['WebAssembly', 'compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'],
  ['Blob.prototype', 'text', 'arrayBuffer', 'bytes', 'stream'],
  ['Crypto.prototype', 'getRandomValues', 'randomUUID'],
  ['Scheduler.prototype', 'postTask', 'yield'],
  ['LockManager.prototype', 'request'],
  ['OffscreenCanvas.prototype', 'convertToBlob'],
];

/**
 * Refuses with a sentence what would bring real time or real chance into the simulated machine. Called when all else of
 * the realm is in place, and before the program runs.
 */
export function refuseRealTime(target: object): void {
  for (const [path, ...names] of refused) {
    const holder = holderAt(target, path);
    if (holder === undefined) continue;
    // Not read: what a browser keeps for secure pages says so to whoever reads it.
    for (const name of names) if (name in holder) refuse(holder, path, name);
  }
}

function holderAt(target: object, path: string): object | undefined {
  let holder: unknown = target;
  const names = path === '' ? [] : path.split('.');
  for (let index = 0; index < names.length; index += 1) {
    const isObject = (typeof holder === 'object' && holder !== null) || typeof holder === 'function';
    holder = isObject ? getProperty(holder as object, names[index] ?? '') : undefined;
  }
  return (typeof holder === 'object' && holder !== null) || typeof holder === 'function' ? holder : undefined;
}

function refuse(holder: object, path: string, name: string): void {
  const shown = path === '' ? name : `${path.replace('.prototype', '')}.${name}`;
  // Called or constructed, it says the same.
  const refusal = function (): never {
    throw newError(
      `${shown} takes real time or real chance, which the simulated machine does not have. Choose Main thread or Workers, or use cpu, io, sleep and Math.random.`,
    );
  };
  defineValue(refusal, 'name', name, false);
  replaceBuiltIn(holder, name, refusal);
}
