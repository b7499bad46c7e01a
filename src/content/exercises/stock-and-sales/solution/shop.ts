import { withLock } from "lab";
import { noteVisitor, pack, unpack } from "./pots.ts";
import type { Shared } from "./main.ts";

/** Sells one pot: it goes out of the stock and into the sales. */
export function sell(shared: Shared): void {
  withLock(shared.one, () => {
    unpack(shared);
    pack(shared);
  });
}

/** How many pots there are, in stock and sold together. */
export function takeStock(shared: Shared): number {
  return withLock(shared.one, () => shared.stock[0] + shared.sold[0]);
}

/** Counts a visitor. */
export function countVisitor(shared: Shared): void {
  withLock(shared.two, () => noteVisitor(shared));
}
