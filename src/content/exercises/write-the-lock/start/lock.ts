/** Waits until nobody has the lock, and takes it. */
export function take(cell: Int32Array, me: number): void {
  // …
}

/** Gives the lock back, which this thread has. */
export function giveBack(cell: Int32Array, me: number): void {
  // …
}
