/**
 * An object of functions that all instances of a program share, so that nothing may be left on it: what one thread would
 * leave there, another would find, and the next replay of the first one, too.
 */
export function frozen<Shared extends object>(shared: Shared): Shared {
  for (const key of Reflect.ownKeys(shared)) {
    const value: unknown = Reflect.getOwnPropertyDescriptor(shared, key)?.value;
    if (typeof value === 'function') Object.freeze(value);
  }
  return Object.freeze(shared);
}
