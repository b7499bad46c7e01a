import { assert, mutex } from "lab";
import { carry, payIn } from "./carry.ts";

export function setup() {
  const number = (value: number) => new Int32Array(new SharedArrayBuffer(4)).fill(value);
  return {
    locks: [mutex(), mutex(), mutex()],
    tills: [number(100), number(100), number(100)],
    underWay: number(0),
    together: number(0),
  };
}
export type Shared = ReturnType<typeof setup>;

export const threads = {
  A(shared: Shared): void {
    carry(shared, 0, 1, 10);
  },
  B(shared: Shared): void {
    carry(shared, 1, 0, 30);
  },
  C(shared: Shared): void {
    payIn(shared, 2, 5);
  },
};

export function check({ tills }: Shared): void {
  const sums = tills.map((till) => till[0]).join(", ");
  assert(sums === "120, 80, 105", `in the tills: ${sums}`);
}

export function outcome({ together }: Shared): string {
  return `C was under way ${together[0] > 0 ? "while another was" : "alone"}`;
}
