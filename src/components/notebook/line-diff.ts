/** A line of one of two texts, or of both: numbers begin at 1. */
export type DiffLine =
  | { readonly kind: 'same'; readonly text: string; readonly before: number; readonly now: number }
  | { readonly kind: 'removed'; readonly text: string; readonly before: number }
  | { readonly kind: 'added'; readonly text: string; readonly now: number };

/** From so many differing lines on, the middle of two texts is shown as wholly replaced. */
const mostEdits = 1_000;

/**
 * The lines of two texts, with as few removed and added as it takes to make one of the other. E. W. Myers, "An O(ND)
 * difference algorithm and its variations", Algorithmica 1 (1986). Line endings do not count.
 */
export function lineDiff(before: string, now: string): readonly DiffLine[] {
  const old = linesOf(before);
  const recent = linesOf(now);
  let start = 0;
  while (start < Math.min(old.length, recent.length) && old[start] === recent[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(old.length, recent.length) - start && old.at(-1 - tail) === recent.at(-1 - tail)) tail += 1;

  const oldMiddle = old.slice(start, old.length - tail);
  const recentMiddle = recent.slice(start, recent.length - tail);
  const kept = commonLines(oldMiddle, recentMiddle);
  const lines: DiffLine[] = old
    .slice(0, start)
    .map((text, index) => ({ kind: 'same', text, before: index + 1, now: index + 1 }));
  let [left, right] = [0, 0];
  for (const [x, y] of [...kept, [oldMiddle.length, recentMiddle.length] as const]) {
    for (; left < x; left += 1) lines.push({ kind: 'removed', text: oldMiddle[left] ?? '', before: start + left + 1 });
    for (; right < y; right += 1)
      lines.push({ kind: 'added', text: recentMiddle[right] ?? '', now: start + right + 1 });
    if (x === oldMiddle.length && y === recentMiddle.length) break;
    lines.push({ kind: 'same', text: oldMiddle[x] ?? '', before: start + x + 1, now: start + y + 1 });
    [left, right] = [x + 1, y + 1];
  }
  for (let index = tail; index > 0; index -= 1) {
    const [x, y] = [old.length - index, recent.length - index];
    lines.push({ kind: 'same', text: old[x] ?? '', before: x + 1, now: y + 1 });
  }
  return lines;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/(?:\r\n|\r|\n)$/u, '').split(/\r\n|\r|\n/u);
}

/** Places of a longest common subsequence, in order; none where the texts are too different to look for one. */
function commonLines(old: readonly string[], recent: readonly string[]): readonly (readonly [number, number])[] {
  const trail: Int32Array[] = [];
  const offset = Math.min(mostEdits, old.length + recent.length) + 1;
  const furthest = new Int32Array(2 * offset + 1);
  for (let edits = 0; edits < offset; edits += 1) {
    trail.push(furthest.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = furthest[offset + diagonal + 1] ?? 0;
      const across = (furthest[offset + diagonal - 1] ?? 0) + 1;
      let x = diagonal === -edits || (diagonal !== edits && across <= down) ? down : across;
      while (x < old.length && x - diagonal < recent.length && old[x] === recent[x - diagonal]) x += 1;
      furthest[offset + diagonal] = x;
      if (x >= old.length && x - diagonal >= recent.length) return walkBack(trail, offset, old.length, recent.length);
    }
  }
  return [];
}

function walkBack(
  trail: readonly Int32Array[],
  offset: number,
  oldLength: number,
  recentLength: number,
): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  let [x, y] = [oldLength, recentLength];
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const furthest = trail[edits] ?? new Int32Array();
    const diagonal = x - y;
    const down = furthest[offset + diagonal + 1] ?? 0;
    const across = (furthest[offset + diagonal - 1] ?? 0) + 1;
    const cameDown = diagonal === -edits || (diagonal !== edits && across <= down);
    const fromX = edits === 0 ? 0 : cameDown ? down : across - 1;
    const fromY = edits === 0 ? 0 : fromX - (cameDown ? diagonal + 1 : diagonal - 1);
    const [snakeX, snakeY] = edits === 0 ? [0, 0] : cameDown ? [fromX, fromY + 1] : [fromX + 1, fromY];
    while (x > snakeX && y > snakeY) {
      [x, y] = [x - 1, y - 1];
      places.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return places.reverse();
}
