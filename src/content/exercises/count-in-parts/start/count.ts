/** How often each digit from 0 to 9 occurs in one piece. */
export function countDigits(digits: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const digit of digits) counts[digit] += 1;
  return counts;
}
