import type { Shared } from "./main.ts";

/** The first half of a sale: a pot goes out of the stock. */
export function unpack({ stock, selling }: Shared): void {
  Atomics.store(selling, 0, 1);
  stock[0] -= 1;
}

/** The second half: the same pot goes into the sales. */
export function pack({ sold, selling }: Shared): void {
  sold[0] += 1;
  Atomics.store(selling, 0, 0);
}

/** Counts a visitor, and notes whether a pot is on its way just now. */
export function noteVisitor({ visitors, selling, during }: Shared): void {
  visitors[0] += 1;
  during[0] = Atomics.load(selling, 0);
}
