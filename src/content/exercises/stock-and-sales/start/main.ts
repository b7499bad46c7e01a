import { assert, mutex } from "lab";
import { countVisitor, sell, takeStock } from "./shop.ts";

export function setup() {
  const number = () => new Int32Array(new SharedArrayBuffer(4));
  return {
    one: mutex(),
    two: mutex(),
    stock: number().fill(5),
    sold: number(),
    visitors: number(),
    selling: number(),
    during: number(),
  };
}
export type Shared = ReturnType<typeof setup>;

export const threads = {
  A(shared: Shared): void {
    sell(shared);
  },
  B(shared: Shared): void {
    const sum = takeStock(shared);
    assert(sum === 5, `B finds ${sum} pots, and there are 5`);
  },
  V(shared: Shared): void {
    countVisitor(shared);
  },
};

export function check({ stock, sold, visitors }: Shared): void {
  assert(stock[0] === 4 && sold[0] === 1, `${stock[0]} in stock, ${sold[0]} sold`);
  assert(visitors[0] === 1, `one visitor came, and ${visitors[0]} were counted`);
}

export function outcome({ during }: Shared): string {
  return `the visitor came ${during[0] === 1 ? "during" : "before or after"} the sale`;
}
