import type { Activity } from './activity.ts';
import { replaceBuiltIn } from './platform-classes.ts';
import { getProperty, promiseThen, reflectApply } from './primordials.ts';

/**
 * Functions of the platform that give back a promise which the platform settles, by the path to the object that holds
 * them. While one is pending the run is not over. What is missing here still works; a program that does nothing but
 * wait for it is ended after the grace of `machines/ending.ts`.
 */
const operations: readonly (readonly [path: string, ...names: readonly string[]])[] = [
  ['', 'fetch', 'createImageBitmap'],
  ['Atomics', 'waitAsync'],
  ['WebAssembly', 'compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'],
  ['Blob.prototype', 'text', 'arrayBuffer', 'bytes'],
  ['Response.prototype', 'text', 'json', 'arrayBuffer', 'blob', 'bytes'],
  ['Request.prototype', 'text', 'json', 'arrayBuffer', 'blob', 'bytes'],
  ['ReadableStreamDefaultReader.prototype', 'read'],
  ['ReadableStream.prototype', 'pipeTo'],
  ['WritableStreamDefaultWriter.prototype', 'write', 'close'],
  [
    'SubtleCrypto.prototype',
    'digest',
    'encrypt',
    'decrypt',
    'sign',
    'verify',
    'deriveBits',
    'deriveKey',
    'generateKey',
    'importKey',
    'exportKey',
    'wrapKey',
    'unwrapKey',
  ],
  ['Scheduler.prototype', 'postTask', 'yield'],
  ['LockManager.prototype', 'request'],
  ['OffscreenCanvas.prototype', 'convertToBlob'],
  ['HTMLImageElement.prototype', 'decode'],
  ['FontFace.prototype', 'load'],
];

function at(target: object, path: string): Record<string, unknown> | undefined {
  let place: unknown = target;
  if (path !== '') {
    for (const name of path.split('.')) {
      if ((typeof place !== 'object' || place === null) && typeof place !== 'function') return undefined;
      place = getProperty(place, name);
    }
  }
  return (typeof place === 'object' && place !== null) || typeof place === 'function'
    ? (place as Record<string, unknown>)
    : undefined;
}

/** Makes the platform's operations count as pending until they settle. Called before the program runs. */
export function installOperations(target: object, activity: Activity): void {
  const NativePromise = Promise;
  const done = (): void => {
    activity.woken();
    activity.finish();
  };
  const isPromise = (value: unknown): value is Promise<unknown> => value instanceof NativePromise;

  for (const [path, ...names] of operations) {
    const holder = at(target, path);
    if (holder === undefined) continue;
    for (const name of names) {
      const native = holder[name];
      if (typeof native !== 'function') continue;
      const counted = {
        [name](this: unknown, ...args: readonly unknown[]): unknown {
          const result = reflectApply(native as (...args: never[]) => unknown, this, args);
          // Atomics.waitAsync gives { async, value }; only an asynchronous one has a promise.
          const promise = path === 'Atomics' ? getProperty(result as object, 'value') : result;
          if (isPromise(promise)) {
            activity.begin();
            void promiseThen(promise, done, done);
          }
          return result;
        },
      };
      replaceBuiltIn(holder, name, counted[name]);
    }
  }
}
