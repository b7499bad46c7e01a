export function bid(best: Int32Array, amount: number): boolean {
  const seen = Atomics.load(best, 0);
  if (amount <= seen) return false;
  return Atomics.compareExchange(best, 0, seen, amount) === seen;
}
