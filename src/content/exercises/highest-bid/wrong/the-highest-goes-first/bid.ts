export function bid(best: Int32Array, amount: number): boolean {
  // Wait for the one who will bid more anyway.
  while (amount < 30 && Atomics.load(best, 0) === 0);
  if (amount <= Atomics.load(best, 0)) return false;
  Atomics.store(best, 0, amount);
  return true;
}
