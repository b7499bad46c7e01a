/** A line of a comparison. */
export type ComparedLine = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond this many pairs of lines, a table of all of them is too large: everything between the common ends is told as changed. */
const mostPairs = 4_000_000;

/** What became of a text, line by line: the fewest lines removed and added (longest common subsequence). */
export function compareLines(before: string, after: string): readonly ComparedLine[] {
  const old = before.split('\n');
  const now = after.split('\n');
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const middle = compareMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end));
  const same = (lines: readonly string[]): ComparedLine[] => lines.map((text) => ({ kind: 'same', text }));
  return [...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))];
}

function compareMiddle(old: readonly string[], now: readonly string[]): readonly ComparedLine[] {
  const removed = (text: string): ComparedLine => ({ kind: 'removed', text });
  const added = (text: string): ComparedLine => ({ kind: 'added', text });
  if (old.length * now.length > mostPairs) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  /** The length of the longest common subsequence of what is left from `row` and `column` on. */
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: ComparedLine[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const [was = '', is = ''] = [old[row], now[column]];
    if (row < old.length && column < now.length && was === is) {
      lines.push({ kind: 'same', text: was });
      row += 1;
      column += 1;
    } else if (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(removed(was));
      row += 1;
    } else {
      lines.push(added(is));
      column += 1;
    }
  }
  return lines;
}
