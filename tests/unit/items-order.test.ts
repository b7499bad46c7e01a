import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemSchema, type ItemOf } from '../../src/runtime/grading/items/item.ts';
import { markItem } from '../../src/runtime/grading/items/mark-item.ts';
import {
  brokenIn,
  hasCircle,
  keptPart,
  leastKept,
  type Before,
} from '../../src/runtime/grading/items/partial-order.ts';
import { presentedOrder } from '../../src/runtime/grading/items/presented-order.ts';
import * as v from 'valibot';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

/** Some rules that `ids` in the order of the alphabet keeps, and so any set of them has no circle. */
const anyPairs: fc.Arbitrary<readonly Before[]> = fc
  .uniqueArray(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 9, selector: String })
  .map((pairs) => pairs.filter(([one, other]) => one < other).map(([one, other]): Before => [ids[one]!, ids[other]!]))
  .filter((pairs) => pairs.length > 0);
const anyOrder = fc.shuffledSubarray<string>([...ids], { minLength: ids.length });

function itemOf(pairs: readonly Before[]): ItemOf<'order'> {
  const item = v.parse(itemSchema, {
    kind: 'order',
    question: 'In which order?',
    pieces: ids.map((id) => ({ id, text: `piece ${id}` })),
    rules: [{ name: 'Rule', before: pairs, because: 'So it must be.' }],
  });
  if (item.kind !== 'order') throw new Error(item.kind);
  return item;
}

/** An order that keeps the pairs: of what may come next, the choices say which. */
function extensionOf(pairs: readonly Before[], choices: readonly number[]): readonly string[] {
  const left: string[] = [...ids];
  return ids.map((_, index) => {
    const free = left.filter((piece) => !pairs.some(([first, then]) => then === piece && left.includes(first)));
    const next = free[(choices[index] ?? 0) % free.length]!;
    left.splice(left.indexOf(next), 1);
    return next;
  });
}

describe('an order with rules', () => {
  test('is right in every order that keeps them', () => {
    fc.assert(
      fc.property(anyPairs, fc.array(fc.nat(50), { minLength: 7, maxLength: 7 }), (pairs, choices) => {
        const mark = markItem(itemOf(pairs), { kind: 'order', order: [...extensionOf(pairs, choices)] });
        expect(mark).toMatchObject({ status: 'marked', share: 1 });
      }),
    );
  });

  test('is wrong in every order that breaks one, and the share says by how much', () => {
    fc.assert(
      fc.property(anyPairs, anyOrder, (pairs, order) => {
        const { share, properties } = markItem(itemOf(pairs), { kind: 'order', order });
        const isBroken = pairs.some(([first, then]) => order.indexOf(first) > order.indexOf(then));
        expect(properties.every(({ passed }) => passed)).toBe(!isBroken);
        expect(share).toBeGreaterThanOrEqual(0);
        if (isBroken) expect(share).toBeLessThan(1);
        else expect(share).toBe(1);
      }),
    );
  });

  test('has a largest kept part that no other part exceeds', () => {
    fc.assert(
      fc.property(anyPairs, anyOrder, (pairs, order) => {
        const kept = keptPart(order, pairs);
        const closed = pairsOfClosure(pairs);
        expect(brokenIn(kept, closed)).toEqual([]);
        // All 128 parts of seven pieces.
        let largest = 0;
        for (let mask = 0; mask < 2 ** order.length; mask += 1) {
          const part = order.filter((_, index) => (mask >> index) % 2 === 1);
          if (brokenIn(part, closed).length === 0) largest = Math.max(largest, part.length);
        }
        expect(kept.length).toBe(largest);
        expect(leastKept(order, pairs)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  test('is never laid out right', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const item = itemOf(pairs);
        const first = presentedOrder(item);
        expect(first.toSorted()).toEqual([...ids]);
        expect(markItem(item, { kind: 'order', order: [...first] }).share).toBeLessThan(1);
      }),
    );
  });
});

test('one misplaced piece of a row of five is worth three quarters, and the mirror image nothing', () => {
  const item = v.parse(itemSchema, {
    kind: 'order',
    question: 'In which order?',
    pieces: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: `\`${id}\`` })),
  });
  expect(markItem(item, { kind: 'order', order: ['a', 'e', 'b', 'c', 'd'] })).toEqual({
    status: 'marked',
    share: 0.75,
    sentence: '`e` stands before `d`. It is the other way round.',
    properties: [
      { name: 'Order', passed: false, feedback: '`e` stands before `d`. It is the other way round.', evidence: '`e`' },
    ],
  });
  expect(markItem(item, { kind: 'order', order: ['e', 'd', 'c', 'b', 'a'] }).share).toBe(0);
  expect(markItem(item, { kind: 'order', order: ['a', 'b', 'c', 'd'] }).status).toBe('invalid');
  expect(markItem(item, { kind: 'choose', chosen: ['a'] }).status).toBe('invalid');
});

test('a circle of rules is refused, and so is a rule that the order as written breaks', () => {
  expect(
    hasCircle([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]),
  ).toBe(true);
  const wrong = v.safeParse(itemSchema, {
    kind: 'order',
    question: 'In which order?',
    pieces: [
      { id: 'a', text: 'a' },
      { id: 'b', text: 'b' },
    ],
    rules: [{ name: 'Rule', before: [['b', 'a']], because: 'So.' }],
  });
  expect(wrong.issues?.map(({ message }) => message)).toEqual(['The order as written breaks one of the rules.']);
});

function pairsOfClosure(pairs: readonly Before[]): readonly Before[] {
  const follows = (first: string, then: string): boolean =>
    pairs.some(([one, other]) => one === first && (other === then || follows(other, then)));
  return ids.flatMap((first) => ids.filter((then) => follows(first, then)).map((then): Before => [first, then]));
}
