export function take(cell: Int32Array, me: number): void {
  while (Atomics.load(cell, 0) === 1);
  Atomics.store(cell, 0, 1);
}

export function giveBack(cell: Int32Array, me: number): void {
  Atomics.store(cell, 0, 0);
}
