import * as Comlink from 'comlink';
import { append, isArray, list, newWeakMap, ownData, weakMapGet, weakMapSet } from './primordials.ts';

/** What goes along with a value when it is sent, by that value. */
const marked = newWeakMap<object, readonly Transferable[]>();

/** comlink's own, whose marks the simulated machine can read too. */
export const transfer: typeof Comlink.transfer = (value, transfers) => {
  if (typeof value === 'object' && value !== null) weakMapSet(marked, value, transfers);
  return Comlink.transfer(value, transfers);
};

/** What is handed over and not copied when these values are sent, as comlink has it: a mark within a value does not count. */
export function transfersOf(values: readonly unknown[]): readonly Transferable[] {
  const all = list<Transferable>();
  for (let index = 0; index < values.length; index += 1) {
    const value = ownData(values, index);
    const transfers = typeof value === 'object' && value !== null ? weakMapGet(marked, value) : undefined;
    if (!isArray(transfers)) continue;
    for (let at = 0; at < transfers.length; at += 1) append(all, ownData(transfers, at) as Transferable);
  }
  return all;
}
