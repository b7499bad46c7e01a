import { defineValue, getProperty } from './primordials.ts';

/** What browsers keep for secure contexts and programs ask for: the class that would have it, its name, and what to do. */
const kept = [
  { owner: 'Crypto', name: 'subtle', says: missingInWorkers('crypto.subtle') },
  { owner: 'Crypto', name: 'randomUUID', says: missingInWorkers('crypto.randomUUID') },
  {
    owner: 'WorkerNavigator',
    name: 'locks',
    says: 'navigator.locks is not there: locks belong to an origin, and a program has none. Between workers, use Atomics on a SharedArrayBuffer.',
  },
] as const;

function missingInWorkers(what: string): string {
  return `${what} is not there: this browser keeps it for secure contexts, and takes no worker of a program for one. Main thread has it if this page was opened over https.`;
}

/**
 * Says what is missing when a program first reads it, because the error that follows (`Cannot read properties of
 * undefined`) does not. The value stays `undefined`, and a program may set its own; what is there is left as it is.
 * Measured: in Chromium the frame is a secure context and its workers, from `blob:` of an opaque origin, are not.
 */
export function explainSecureOnly(target: typeof globalThis, warn: (text: string) => void): void {
  if (target.isSecureContext) return;
  for (const { owner, name, says } of kept) {
    const constructor = getProperty(target, owner) as { readonly prototype: object } | undefined;
    if (constructor === undefined || name in constructor.prototype) continue;
    let said = false;
    Object.defineProperty(constructor.prototype, name, {
      configurable: true,
      get(this: object) {
        if (!said) warn(says);
        said = true;
        return undefined;
      },
      set(this: object, value: unknown) {
        defineValue(this, name, value);
      },
    });
  }
}
