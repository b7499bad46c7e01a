import type { Mark, Property } from '../mark.ts';
import type { ItemOf, OrderRule } from './item.ts';
import type { ResponseOf } from './item-response.ts';
import { isEachOnce, marked, quoted, unfitting } from './marked.ts';
import { brokenIn, keptPart, leastKept, type Before } from './partial-order.ts';
import { acceptedOrders } from './presented-order.ts';

/**
 * Any order that keeps the rules is right. Otherwise the share says how many pieces stand right among themselves, beyond
 * those that would even in the worst order.
 */
export function markOrder(item: ItemOf<'order'>, { order }: ResponseOf<'order'>): Mark {
  const ids = item.pieces.map(({ id }) => id);
  if (!isEachOnce(order, ids)) return unfitting('This answer does not hold each of the pieces once.');
  const [pairs = []] = acceptedOrders(item);
  const texts = new Map(item.pieces.map(({ id, text }) => [id, text]));
  const rules = item.rules.length > 0 ? item.rules : [onlyOrder(pairs)];
  return marked(
    rules.map((rule) => ruleProperty(rule, order, texts)),
    shareKept(order, pairs),
  );
}

/** From 0 for the worst order to 1 for one that keeps all pairs. */
function shareKept(order: readonly string[], pairs: readonly Before[]): number {
  const kept = keptPart(order, pairs).length;
  const least = leastKept(order, pairs);
  return kept === order.length ? 1 : (kept - least) / (order.length - least);
}

/** Whether an order keeps a rule; the evidence is the first piece that stands too early. */
export function ruleProperty(
  { name, before, because }: OrderRule,
  order: readonly string[],
  texts: ReadonlyMap<string, string>,
): Property {
  const broken = brokenIn(order, before).toSorted(([, one], [, other]) => order.indexOf(one) - order.indexOf(other))[0];
  if (!broken) return { name, passed: true, feedback: 'This holds in your order.' };
  const [first = '', then = ''] = broken.map((id) => texts.get(id));
  return {
    name,
    passed: false,
    feedback: `${quoted(then)} stands before ${quoted(first)}. ${because}`,
    evidence: then,
  };
}

/** The rule of an item that has written none. */
export function onlyOrder(pairs: readonly Before[]): OrderRule {
  return { name: 'Order', before: pairs.map(([first, then]) => [first, then]), because: 'It is the other way round.' };
}
