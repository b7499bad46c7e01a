import { critical } from "lab";

export function setup() {
  return {
    flag: new Int32Array(new SharedArrayBuffer(8)),
    turn: new Int32Array(new SharedArrayBuffer(4)),
  };
}
type Shared = ReturnType<typeof setup>;

function customer(me: number, other: number) {
  return ({ flag, turn }: Shared): void => {
    Atomics.store(turn, 0, other);
    Atomics.store(flag, me, 1);
    while (Atomics.load(flag, other) === 1 && Atomics.load(turn, 0) === other);
    critical("cabin", () => {});
    Atomics.store(flag, me, 0);
  };
}

export const threads = { A: customer(0, 1), B: customer(1, 0) };

export function check({ flag }: Shared): boolean {
  return flag[0] === 0 && flag[1] === 0;
}
