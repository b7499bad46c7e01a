import { acquire, assert, mutex, release, type Mutex } from "lab";

export function setup() {
  return {
    lock: mutex(),
    bell: new Int32Array(new SharedArrayBuffer(4)),
    shelf: new Int32Array(new SharedArrayBuffer(4)),
  };
}
type Shared = ReturnType<typeof setup>;

function waitFor(bell: Int32Array, lock: Mutex): void {
  const heard = Atomics.load(bell, 0);
  release(lock);
  Atomics.wait(bell, 0, heard);
  acquire(lock);
}

export const threads = {
  C({ lock, bell, shelf }: Shared): void {
    acquire(lock);
    if (shelf[0] === 0) waitFor(bell, lock);
    assert(shelf[0] > 0, "C was called, and the shelf is empty");
    shelf[0] -= 1;
    release(lock);
  },
  D({ lock, shelf }: Shared): void {
    acquire(lock);
    if (shelf[0] > 0) shelf[0] -= 1;
    release(lock);
  },
  M({ lock, bell, shelf }: Shared): void {
    acquire(lock);
    shelf[0] += 1;
    release(lock);
    Atomics.add(bell, 0, 1);
    Atomics.notify(bell, 0);
  },
};

export function check({ shelf }: Shared): boolean {
  return shelf[0] === 0;
}
