/** The time in the middle; of an even number of times, the mean of the two in the middle. */
export function median(times: number[]): number {
  // A sorted copy: whoever measured may still want the times in their order.
  const sorted = times.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
