export function bid(best: Int32Array, amount: number): boolean {
  const before = Atomics.exchange(best, 0, amount);
  return before < amount;
}
