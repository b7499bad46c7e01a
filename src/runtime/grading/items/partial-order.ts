/** The first stands before the second. */
export type Before = readonly [first: string, then: string];

/** Whether following the pairs leads back to where it began. */
export function hasCircle(pairs: readonly Before[]): boolean {
  return [...closureOf(pairs)].some(([first, thens]) => thens.has(first));
}

/** Everything that follows from the pairs: for each piece, all that must stand after it. */
function closureOf(pairs: readonly Before[]): ReadonlyMap<string, ReadonlySet<string>> {
  const next = Map.groupBy(pairs, ([first]) => first);
  const closure = new Map<string, Set<string>>();
  for (const start of next.keys()) {
    const reached = new Set<string>();
    const open = [start];
    for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
      for (const [, then] of next.get(piece) ?? []) {
        if (reached.has(then)) continue;
        reached.add(then);
        open.push(then);
      }
    }
    closure.set(start, reached);
  }
  return closure;
}

/** The pairs of a row in which each stands before the next: it is the only order that keeps them. */
export function chainOf(row: readonly string[]): readonly Before[] {
  return row.slice(1).map((then, index): Before => [row[index] ?? then, then]);
}

/** The pairs that an order does not keep. What the order leaves out breaks none. */
export function brokenIn(row: readonly string[], pairs: readonly Before[]): readonly Before[] {
  return pairs.filter(([first, then]) => {
    const [earlier, later] = [row.indexOf(first), row.indexOf(then)];
    return earlier !== -1 && later !== -1 && earlier > later;
  });
}

/**
 * The largest part of an order whose pieces stand right among themselves. Two pieces are at odds if a rule, or what
 * follows from several, wants them the other way round. Being at odds is itself a partial order (whoever is at odds with
 * the middle of three in a row is at odds with the third), so by Dilworth's theorem the part has as many pieces as
 * there are, less the edges of a largest matching; by König's construction it consists of those that a smallest cover
 * leaves out. Given in the order's own order.
 */
export function keptPart(row: readonly string[], pairs: readonly Before[]): readonly string[] {
  const after = closureOf(pairs);
  const odds = row.map((piece, index) =>
    row.flatMap((later, at) => (at > index && after.get(later)?.has(piece) === true ? [at] : [])),
  );
  const { partners, owners } = matched(odds);
  const { lefts, rights } = reachedFromFree(odds, partners, owners);
  return row.filter((_, index) => lefts.has(index) && !rights.has(index));
}

type Matching = { readonly partners: readonly (number | undefined)[]; readonly owners: ReadonlyMap<number, number> };

/** A largest set of edges in which no left and no right end occurs twice (augmenting paths, after Kuhn). */
function matched(edges: readonly (readonly number[])[]): Matching {
  const owners = new Map<number, number>();
  const augment = (left: number, seen: Set<number>): boolean =>
    (edges[left] ?? []).some((right) => {
      if (seen.has(right)) return false;
      seen.add(right);
      const owner = owners.get(right);
      if (owner !== undefined && !augment(owner, seen)) return false;
      owners.set(right, left);
      return true;
    });
  edges.forEach((_, left) => augment(left, new Set()));
  const partners: (number | undefined)[] = edges.map(() => undefined);
  for (const [right, left] of owners) partners[left] = right;
  return { partners, owners };
}

/** What alternating paths reach from the left ends that no edge of the matching has. */
function reachedFromFree(
  edges: readonly (readonly number[])[],
  partners: Matching['partners'],
  owners: Matching['owners'],
): { readonly lefts: ReadonlySet<number>; readonly rights: ReadonlySet<number> } {
  const lefts = new Set<number>();
  const rights = new Set<number>();
  const open = partners.flatMap((partner, left) => (partner === undefined ? [left] : []));
  for (let left = open.pop(); left !== undefined; left = open.pop()) {
    if (lefts.has(left)) continue;
    lefts.add(left);
    for (const right of edges[left] ?? []) {
      rights.add(right);
      const owner = owners.get(right);
      if (owner !== undefined) open.push(owner);
    }
  }
  return { lefts, rights };
}

/** How many pieces stand right among themselves even in the worst order: those of a largest part without any rule. */
export function leastKept(row: readonly string[], pairs: readonly Before[]): number {
  const sorted = sortedBy(row, pairs);
  return keptPart(sorted.toReversed(), pairs).length;
}

/** The pieces in an order that keeps the pairs, and as near to the given one as that allows. */
function sortedBy(row: readonly string[], pairs: readonly Before[]): readonly string[] {
  const left = [...row];
  const sorted: string[] = [];
  while (left.length > 0) {
    const free = left.findIndex((piece) => !pairs.some(([first, then]) => then === piece && left.includes(first)));
    sorted.push(...left.splice(Math.max(0, free), 1));
  }
  return sorted;
}
