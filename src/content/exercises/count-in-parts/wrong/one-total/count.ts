export const total = new Array<number>(10).fill(0);

export function addDigits(digits: Uint8Array): void {
  for (const digit of digits) total[digit] += 1;
}
