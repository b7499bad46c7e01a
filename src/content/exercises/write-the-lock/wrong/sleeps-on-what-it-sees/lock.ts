export function take(cell: Int32Array, me: number): void {
  while (Atomics.exchange(cell, 0, 1) === 1) Atomics.wait(cell, 0, Atomics.load(cell, 0));
}

export function giveBack(cell: Int32Array, me: number): void {
  Atomics.store(cell, 0, 0);
  Atomics.notify(cell, 0, 1);
}
