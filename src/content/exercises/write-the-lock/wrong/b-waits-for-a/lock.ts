export function take(cell: Int32Array, me: number): void {
  // First A, then B: then they cannot meet.
  while (Atomics.load(cell, 0) !== me);
}

export function giveBack(cell: Int32Array, me: number): void {
  Atomics.store(cell, 0, me + 1);
}
