import { assert } from "lab";
import { bid } from "./bid.ts";

export function setup() {
  return {
    best: new Int32Array(new SharedArrayBuffer(4)),
    ahead: new Int32Array(new SharedArrayBuffer(8)),
  };
}
type Shared = ReturnType<typeof setup>;

function bidder(me: number, amount: number) {
  return ({ best, ahead }: Shared): void => {
    ahead[me] = bid(best, amount) ? 1 : 0;
  };
}

export const threads = { A: bidder(0, 20), B: bidder(1, 30) };

export function check({ best, ahead }: Shared): void {
  assert(best[0] === 30, `30 was bid, and the board says ${best[0]}`);
  assert(ahead[1] === 1, "30 was the highest bid, and B was told that it is not");
}

export function outcome({ best, ahead }: Shared): string {
  return `${best[0]} wins, and 20 ${ahead[0] === 1 ? "was ahead" : "came too late"}`;
}
