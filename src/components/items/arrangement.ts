/** A block in its place. */
export type PlacedBlock = { readonly id: string; readonly indent: number };

/** Blocks in the order that a reader gave them, and those that they left aside. */
export type Arrangement = { readonly placed: readonly PlacedBlock[]; readonly aside: readonly string[] };

/** How far a block can be indented. */
export const deepest = 6;

/**
 * An arrangement with one block a place further up (-1) or down (1). What is aside comes in at the end of what is
 * placed, and what goes down from there leaves it again, if `canLeave`.
 */
export function moved({ placed, aside }: Arrangement, id: string, by: -1 | 1, canLeave: boolean): Arrangement {
  const from = placed.findIndex((block) => block.id === id);
  if (from === -1) return by === -1 ? placedIn({ placed, aside }, id) : { placed, aside };
  if (from === placed.length - 1 && by === 1) return canLeave ? takenOut({ placed, aside }, id) : { placed, aside };
  return { placed: inserted(placed, id, from + by), aside };
}

/** An arrangement with one block at the end of what is placed. */
export function placedIn({ placed, aside }: Arrangement, id: string): Arrangement {
  if (!aside.includes(id)) return { placed, aside };
  const indent = placed.at(-1)?.indent ?? 0;
  return { placed: [...placed, { id, indent }], aside: aside.filter((other) => other !== id) };
}

/** An arrangement with one block left aside. */
export function takenOut({ placed, aside }: Arrangement, id: string): Arrangement {
  if (!placed.some((block) => block.id === id)) return { placed, aside };
  return { placed: placed.filter((block) => block.id !== id), aside: [id, ...aside] };
}

/** An arrangement with one block indented by so many steps more. */
export function indented({ placed, aside }: Arrangement, id: string, by: -1 | 1): Arrangement {
  const to = (indent: number): number => Math.min(deepest, Math.max(0, indent + by));
  return { placed: placed.map((block) => (block.id === id ? { id, indent: to(block.indent) } : block)), aside };
}

/** An arrangement with one block where another is, or, from aside, in front of it. */
export function draggedTo(arrangement: Arrangement, id: string, over: string): Arrangement {
  if (id === over) return arrangement;
  if (arrangement.aside.includes(over)) return takenOut(arrangement, id);
  const { placed, aside } = placedIn(arrangement, id);
  const target = placed.findIndex((block) => block.id === over);
  return target === -1 ? arrangement : { placed: inserted(placed, id, target), aside };
}

function inserted(placed: readonly PlacedBlock[], id: string, at: number): readonly PlacedBlock[] {
  const block = placed.find((one) => one.id === id);
  if (!block) return placed;
  const others = placed.filter((one) => one !== block);
  const index = Math.min(Math.max(0, at), others.length);
  return [...others.slice(0, index), block, ...others.slice(index)];
}
