export function take(cell: Int32Array, me: number): void {
  while (Atomics.exchange(cell, 0, 1) === 1);
}

export function giveBack(cell: Int32Array, me: number): void {
  // Whoever was inside has had their turn.
}
