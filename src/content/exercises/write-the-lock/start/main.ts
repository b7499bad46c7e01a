import { assert, critical } from "lab";
import { giveBack, take } from "./lock.ts";

export function setup() {
  return {
    cell: new Int32Array(new SharedArrayBuffer(4)),
    visits: new Int32Array(new SharedArrayBuffer(4)),
    last: new Int32Array(new SharedArrayBuffer(4)),
  };
}
type Shared = ReturnType<typeof setup>;

function customer(me: number) {
  return ({ cell, visits, last }: Shared): void => {
    take(cell, me);
    critical("cabin", () => {
      visits[0] += 1;
      last[0] = me;
    });
    giveBack(cell, me);
  };
}

export const threads = { A: customer(0), B: customer(1) };

export function check({ visits }: Shared): void {
  assert(visits[0] === 2, `two customers, and ${visits[0]} visits`);
}

export function outcome({ last }: Shared): string {
  return `${last[0] === 0 ? "A" : "B"} was last`;
}
