/** Puts the amount on the board if it is higher than what stands there. Says whether it is there now. */
export function bid(best: Int32Array, amount: number): boolean {
  if (amount <= Atomics.load(best, 0)) return false;
  Atomics.store(best, 0, amount);
  return true;
}
