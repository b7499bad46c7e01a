import type { Mark, Property } from '../mark.ts';
import type { ItemOf } from './item.ts';
import type { ResponseOf } from './item-response.ts';
import { onlyOrder, ruleProperty } from './mark-order.ts';
import { areSome, marked, quoted, unfitting } from './marked.ts';
import { brokenIn, keptPart, type Before } from './partial-order.ts';
import { acceptedOrders } from './presented-order.ts';

/** The names of what must hold of every arrangement; rules add their own, in the place of `order`. */
const parsonsProperties = { blocks: 'Blocks', order: 'Order', indentation: 'Indentation' } as const;

/**
 * Marks an arrangement of blocks. Each property names the first block that is out of place. The share counts the blocks
 * that stand right among themselves and are indented right, less one for each that does not belong.
 */
export function markParsons(item: ItemOf<'parsons'>, { placed: given }: ResponseOf<'parsons'>): Mark {
  const all = [...item.blocks, ...item.distractors];
  const known = all.map(({ id }) => id);
  if (!areSome(idsOf(given), known)) return unfitting('This answer holds a block twice, or one that is not there.');

  const placed = withoutTwins(item, given);
  const ids = idsOf(placed);
  const used = ids.filter((id) => item.blocks.some((block) => block.id === id));
  const pairs = bestFor(used, acceptedOrders(item));
  const texts = new Map(all.map(({ id, text }) => [id, text]));
  const rules = item.rules.length > 0 ? item.rules : [{ ...onlyOrder(pairs), name: parsonsProperties.order }];
  const askew = new Set(placed.filter(({ id, indent }) => indentOf(item, id) !== indent).map(({ id }) => id));
  const kept = keptPart(used, pairs).filter((id) => !askew.has(id)).length;
  return marked(
    [
      blocksProperty(item, ids),
      ...rules.map((rule) => ruleProperty(rule, used, texts)),
      indentationProperty(item, placed),
    ],
    (kept - (ids.length - used.length)) / item.blocks.length,
  );
}

function idsOf(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map(({ id }) => id);
}

/** Blocks that read the same, such as two closing brackets, stand for each other: they are counted as they come. */
function withoutTwins(
  { blocks }: ItemOf<'parsons'>,
  placed: ResponseOf<'parsons'>['placed'],
): ResponseOf<'parsons'>['placed'] {
  const textOf = (id: string): string | undefined => blocks.find((block) => block.id === id)?.text;
  return placed.map((block, index) => {
    const text = textOf(block.id);
    const twins = blocks.filter((other) => other.text === text);
    const earlier = placed.slice(0, index).filter(({ id }) => textOf(id) === text).length;
    return { ...block, id: text === undefined ? block.id : (twins[earlier]?.id ?? block.id) };
  });
}

/** Of the orders that are right, the one that this arrangement is nearest to. */
function bestFor(used: readonly string[], orders: readonly (readonly Before[])[]): readonly Before[] {
  const [best = []] = orders.toSorted((one, other) => {
    const more = keptPart(used, other).length - keptPart(used, one).length;
    return more === 0 ? brokenIn(used, one).length - brokenIn(used, other).length : more;
  });
  return best;
}

function indentOf(item: ItemOf<'parsons'>, id: string): number | undefined {
  return item.blocks.find((block) => block.id === id)?.indent;
}

function blocksProperty(item: ItemOf<'parsons'>, ids: readonly string[]): Property {
  const name = parsonsProperties.blocks;
  const stranger = ids.flatMap((id) => item.distractors.filter((one) => one.id === id))[0];
  if (stranger) {
    const feedback = `${quoted(stranger.text)} does not belong. ${stranger.because}`;
    return { name, passed: false, feedback, evidence: stranger.text };
  }
  const missing = item.blocks.filter(({ id }) => !ids.includes(id)).length;
  if (missing === 0) return { name, passed: true, feedback: 'All blocks that belong are there, and no other.' };
  const feedback = `${missing === 1 ? 'One block' : `${missing} blocks`} that the program needs ${missing === 1 ? 'is' : 'are'} not in it yet.`;
  return { name, passed: false, feedback };
}

function indentationProperty(item: ItemOf<'parsons'>, placed: ResponseOf<'parsons'>['placed']): Property {
  const name = parsonsProperties.indentation;
  for (const { id, indent } of placed) {
    const block = item.blocks.find((one) => one.id === id);
    if (!block || block.indent === indent) continue;
    const where = indent < block.indent ? 'further in' : 'further out';
    return { name, passed: false, feedback: `${quoted(block.text)} belongs ${where}.`, evidence: block.text };
  }
  return { name, passed: true, feedback: 'Every block is as far in as it should be.' };
}
