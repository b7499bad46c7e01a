import { list } from './list.ts';

/** What a heap can hold: it ranks by `key`, and things of the same key by `order`, the smallest first. */
export type Ranked = {
  readonly key: number;
  readonly order: number;
  /** Where the heap keeps it; -1 while it is in none. Only the heap writes it. */
  position: number;
};

/** A binary heap (J. W. J. Williams, "Algorithm 232: Heapsort", 1964) from which anything can be taken out again. */
export class Heap<Item extends Ranked> {
  /** Longer than the heap: shrinking an array costs more than all else here. */
  readonly #items = list<Item | undefined>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The smallest, if there is any. */
  get first(): Item | undefined {
    return this.#items[0];
  }

  /** Adds an item that is in no heap. Its key and order stay as they are while it is in here. */
  add(item: Item): void {
    this.#size += 1;
    this.#rise(item, this.#size - 1);
  }

  /** Takes out the smallest, if there is any. */
  removeFirst(): Item | undefined {
    const item = this.#items[0];
    if (item !== undefined) this.remove(item);
    return item;
  }

  /** Takes out an item that is in here. */
  remove(item: Item): void {
    const items = this.#items;
    const { position } = item;
    this.#size -= 1;
    const last = items[this.#size];
    items[this.#size] = undefined;
    item.position = -1;
    if (last === undefined || last === item) return;
    this.#sink(last, position);
    this.#rise(last, last.position);
  }

  /** Puts the item where it belongs, at `position` or above. */
  #rise(item: Item, position: number): void {
    const items = this.#items;
    let at = position;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || !isBefore(item, parent)) break;
      items[at] = parent;
      parent.position = at;
      at = above;
    }
    items[at] = item;
    item.position = at;
  }

  /** Puts the item where it belongs, at `position` or below. */
  #sink(item: Item, position: number): void {
    const items = this.#items;
    let at = position;
    for (;;) {
      let below = 2 * at + 1;
      let child = items[below];
      if (child === undefined) break;
      const other = items[below + 1];
      if (other !== undefined && isBefore(other, child)) {
        below += 1;
        child = other;
      }
      if (!isBefore(child, item)) break;
      items[at] = child;
      child.position = at;
      at = below;
    }
    items[at] = item;
    item.position = at;
  }
}

function isBefore(one: Ranked, other: Ranked): boolean {
  return one.key === other.key ? one.order < other.order : one.key < other.key;
}
