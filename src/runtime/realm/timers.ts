import type { Activity } from './activity.ts';
import { evaluateGlobally, replaceBuiltIn } from './platform-classes.ts';
import { append, list, reflectApply } from './primordials.ts';

type Handler = ((...args: never[]) => unknown) | string;
type Callable = (...args: never[]) => unknown;

/** Names of a pair of globals that start and clear something that fires once, or again and again. */
const pairs = [
  { start: 'setTimeout', clear: 'clearTimeout', repeats: false, shared: true },
  // Both kinds share their ids (HTML, "timer initialization steps"), so either clear ends either.
  { start: 'setInterval', clear: 'clearInterval', repeats: true, shared: true },
  { start: 'requestAnimationFrame', clear: 'cancelAnimationFrame', repeats: false, shared: false },
  { start: 'requestIdleCallback', clear: 'cancelIdleCallback', repeats: false, shared: false },
] as const;

type Ids = Record<number, true>;
const noIds = (): Ids => ({ __proto__: null }) as unknown as Ids;

/**
 * Replaces the realm's timers by ones that count as pending until they fire or are cleared.
 * Gives back a function that clears all that are pending.
 */
export function installTimers(target: object, activity: Activity): () => void {
  const globals = target as Record<string, unknown>;
  const clearers = list<() => void>();
  const timerIds = noIds();

  for (const { start, clear, repeats, shared } of pairs) {
    const nativeStart = globals[start] as Callable | undefined;
    const nativeClear = globals[clear] as Callable | undefined;
    if (typeof nativeStart !== 'function' || typeof nativeClear !== 'function') continue;
    const ids = shared ? timerIds : noIds();

    const settle = (id: number): void => {
      if (ids[id] === undefined) return;
      delete ids[id];
      activity.finish();
    };

    // Methods of a literal, so that they carry the platform's names: a program may look at them.
    const replacement = {
      [start](handler: Handler, ...rest: readonly unknown[]): number {
        const native = list<unknown>();
        append(native, (...args: readonly unknown[]): void => {
          activity.woken();
          try {
            if (typeof handler === 'function') reflectApply(handler, target, args);
            else evaluateGlobally(handler);
          } finally {
            if (!repeats) settle(id);
          }
        });
        for (let index = 0; index < rest.length; index += 1) append(native, rest[index]);
        const id = reflectApply(nativeStart, target, native) as number;
        ids[id] = true;
        activity.begin();
        return id;
      },
      [clear](id?: number): void {
        reflectApply(nativeClear, target, [id]);
        if (id !== undefined) settle(id);
      },
    };
    replaceBuiltIn(target, start, replacement[start]);
    replaceBuiltIn(target, clear, replacement[clear]);
    append(clearers, () => {
      for (const id in ids) {
        reflectApply(nativeClear, target, [+id]);
        delete ids[id];
      }
    });
  }

  return () => {
    for (let index = 0; index < clearers.length; index += 1) clearers[index]?.();
  };
}
