import type { ItemOf } from './item.ts';
import { brokenIn, chainOf, type Before } from './partial-order.ts';

/** In which order pieces are laid out at first: always the same, and never one that is right already. */
export function presentedOrder(item: ItemOf<'order' | 'parsons'>): readonly string[] {
  const ids = (item.kind === 'order' ? item.pieces : [...item.blocks, ...item.distractors]).map(({ id }) => id);
  const mixed = ids.toSorted((one, other) => weightOf(item.question + one) - weightOf(item.question + other));
  // With a single rule broken it is not right: the mirror image of an order that keeps all of them breaks all.
  const isRight = acceptedOrders(item).some((pairs) => brokenIn(mixed, pairs).length === 0);
  return isRight ? mixed.toReversed() : mixed;
}

/** The ways of being right, each by the pairs that it has to keep. */
export function acceptedOrders(item: ItemOf<'order' | 'parsons'>): readonly (readonly Before[])[] {
  if (item.rules.length > 0) return [item.rules.flatMap(({ before }) => before)];
  const written = (item.kind === 'order' ? item.pieces : item.blocks).map(({ id }) => id);
  return [written, ...(item.kind === 'parsons' ? item.orders : [])].map(chainOf);
}

/** Spreads texts evenly (FNV-1a, 32 bits), so that their order says nothing. */
function weightOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
