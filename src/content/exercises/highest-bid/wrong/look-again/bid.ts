export function bid(best: Int32Array, amount: number): boolean {
  if (amount <= Atomics.load(best, 0)) return false;
  // To be on the safe side.
  if (amount <= Atomics.load(best, 0)) return false;
  Atomics.store(best, 0, amount);
  return true;
}
