/** A count with its thousands parted: `15,686,790`. */
export function countText(count: bigint | number): string {
  return count.toLocaleString('en');
}

/** From so many digits on a count is told by its size first. */
const longCount = 16;

/** A count for the middle of a sentence: exact, unless it is too long to be read there. */
export function roundCount(count: bigint): string {
  const digits = String(count);
  if (digits.length < longCount) return countText(count);
  return `about ${digits.slice(0, 1)}.${digits.slice(1, 2)} × 10${superscript(digits.length - 1)}`;
}

/** Fine enough for a share that is told to two digits, without a count having to fit a number. */
const parts = 10n ** 15n;

/** What share `part` is of `whole`, as a percentage; one that is too small for that as `1 in 2,345,678`. */
export function shareOf(part: bigint, whole: bigint): string {
  if (part === 0n || whole === 0n) return '0%';
  if (part === whole) return '100%';
  const share = Number((part * parts) / whole) / Number(parts);
  if (share < 0.000_01) return `1 in ${roundCount(whole / part)}`;
  return chanceText(share);
}

/** A chance from 0 to 1 as a percentage to two digits; what is neither 0 nor 1 is never told as such. */
export function chanceText(chance: number): string {
  if (chance <= 0) return '0%';
  if (chance >= 1) return '100%';
  if (chance > 0.9995) return 'over 99.9%';
  if (chance < 0.000_01) return 'under 0.001%';
  return `${Number((chance * 100).toPrecision(chance >= 0.995 ? 3 : 2))}%`;
}

function superscript(number: number): string {
  return String(number).replaceAll(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}
