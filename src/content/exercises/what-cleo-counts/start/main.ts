import { mutex, withLock } from "lab";

export function setup() {
  return {
    lock: mutex(),
    cash: new Int32Array(new SharedArrayBuffer(8)).fill(100),
    counted: new Int32Array(new SharedArrayBuffer(4)),
  };
}
type Shared = ReturnType<typeof setup>;

export const threads = {
  A({ lock, cash }: Shared): void {
    withLock(lock, () => {
      cash[0] -= 10;
      cash[1] += 10;
    });
  },
  C({ cash, counted }: Shared): void {
    const left = cash[0];
    const right = cash[1];
    counted[0] = left + right;
  },
};

export function check({ cash }: Shared): boolean {
  return cash[0] + cash[1] === 200;
}

export function outcome({ counted }: Shared): number {
  return counted[0];
}
