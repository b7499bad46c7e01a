import { assert } from "lab";
import { takeNumber } from "./take.ts";

export function setup() {
  return {
    roll: new Int32Array(new SharedArrayBuffer(4)),
    taken: new Int32Array(new SharedArrayBuffer(8)),
  };
}
type Shared = ReturnType<typeof setup>;

function customer(me: number) {
  return ({ roll, taken }: Shared): void => {
    taken[me] = takeNumber(roll, me);
  };
}

export const threads = { A: customer(0), B: customer(1) };

export function check({ taken }: Shared): void {
  const [a, b] = taken;
  assert(a !== b, `both customers have number ${a}`);
  assert(Math.min(a, b) === 1 && Math.max(a, b) === 2, `the numbers are ${a} and ${b}`);
}

export function outcome({ taken }: Shared): string {
  return `A has ${taken[0]}, B has ${taken[1]}`;
}
