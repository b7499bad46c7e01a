import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda } from '../../src/runtime/simulation/agenda.ts';
import { Heap } from '../../src/runtime/simulation/heap.ts';
import { microseconds } from '../../src/runtime/simulation/microseconds.ts';

test('a heap gives out what was put in and not taken out again, by key and then by order', () => {
  const anyItem = fc.record({ key: fc.nat(20), isRemoved: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 200, size: 'max' }), (given) => {
      const heap = new Heap<{ key: number; order: number; position: number; isRemoved: boolean }>();
      const items = given.map((item, order) => ({ ...item, order, position: -1 }));
      for (const item of items) heap.add(item);
      for (const item of items) if (item.isRemoved) heap.remove(item);
      const kept = items.filter(({ isRemoved }) => !isRemoved);
      expect(heap.size).toBe(kept.length);
      const sorted = kept.toSorted((one, other) => one.key - other.key || one.order - other.order);
      expect(sorted.map(() => heap.removeFirst())).toEqual(sorted);
      expect([heap.first, heap.removeFirst(), heap.size]).toEqual([undefined, undefined, 0]);
      expect(items.every(({ position }) => position === -1)).toBe(true);
    }),
  );
});

test('what is due at one instant happens in the order in which it was planned', () => {
  const agenda = new Agenda();
  const happened: string[] = [];
  const plan = (name: string, delayUs: number) => agenda.plan(delayUs, () => void happened.push(name));
  plan('late', 7);
  plan('first', 5);
  plan('second', 5);
  agenda.cancel(plan('never', 6));
  for (let next = agenda.next(); next !== undefined; next = agenda.next()) {
    next.happen();
    if (happened.length === 1) plan('put in at that instant', 0);
  }
  expect(happened).toEqual(['first', 'second', 'put in at that instant', 'late']);
  expect(agenda.nowUs).toBe(7);
});

test('what was taken back moves no time', () => {
  const agenda = new Agenda();
  agenda.cancel(agenda.plan(5, () => undefined));
  expect([agenda.next(), agenda.nowUs]).toEqual([undefined, 0]);
});

test('milliseconds are rounded to whole microseconds', () => {
  expect([0, 1, 0.07, 1.005, 0.0004, 0.0005, 60_000.1234567].map(microseconds)).toEqual([
    0, 1_000, 70, 1_005, 0, 1, 60_000_123,
  ]);
});
