export function countPiece({ digits, from, to }: { digits: Uint8Array; from: number; to: number }): number[] {
  const counts = new Array<number>(10).fill(0);
  for (let place = from; place < to; place += 1) counts[digits[place]] += 1;
  return counts;
}
