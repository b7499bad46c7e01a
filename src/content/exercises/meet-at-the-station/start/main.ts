import { assert, semaphore } from "lab";
import { arrive } from "./meet.ts";

export function setup() {
  return {
    left: semaphore(0),
    right: semaphore(0),
    here: new Int32Array(new SharedArrayBuffer(4)),
    gone: new Int32Array(new SharedArrayBuffer(4)),
    first: new Int32Array(new SharedArrayBuffer(4)),
  };
}
export type Shared = ReturnType<typeof setup>;

function friend(me: 0 | 1) {
  return (shared: Shared): void => {
    const { here, gone, first } = shared;
    Atomics.add(here, 0, 1);
    arrive(shared, me);
    assert(Atomics.load(here, 0) === 2, `${me === 0 ? "A" : "B"} goes on alone`);
    if (Atomics.add(gone, 0, 1) === 0) first[0] = me;
  };
}

export const threads = { A: friend(0), B: friend(1) };

export function check({ gone }: Shared): boolean {
  return gone[0] === 2;
}

export function outcome({ first }: Shared): string {
  return `${first[0] === 0 ? "A" : "B"} goes first`;
}
