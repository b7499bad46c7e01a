/**
 * Arrays for a world in which a program may have replaced whatever hangs on a prototype. The simulation lives beside the
 * reader's program, so its files follow the rules of `realm/primordials.ts`: no methods of built-ins and no statics once
 * the program runs, no iteration, no spread, no destructuring of arrays, and no question for a property that an object
 * may not have itself.
 */
const { setPrototypeOf } = Object;

/** A new array without prototype: `length` and elements, no methods, nobody's setters. Its structured clone is ordinary. */
export function list<Item>(): Item[] {
  const items: Item[] = [];
  setPrototypeOf(items, null);
  return items;
}

/** Adds one item at the end of a {@link list}. */
export function append<Item>(items: Item[], item: Item): void {
  items[items.length] = item;
}

/** A few things, gathered again and again: it keeps its storage, because making and shrinking arrays costs more than all else. */
export class Batch<Item> {
  readonly #items = list<Item | undefined>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: Item): void {
    this.#items[this.#size] = item;
    this.#size += 1;
  }

  /** The item at an index below the size. */
  at(index: number): Item | undefined {
    return this.#items[index];
  }

  clear(): void {
    for (let index = 0; index < this.#size; index += 1) this.#items[index] = undefined;
    this.#size = 0;
  }
}
