/** Puts the amount on the board if it is higher than what stands there. Says whether it is there now. */
export function bid(best: Int32Array, amount: number): boolean {
  for (;;) {
    const seen = Atomics.load(best, 0);
    if (amount <= seen) return false;
    if (Atomics.compareExchange(best, 0, seen, amount) === seen) return true;
  }
}
