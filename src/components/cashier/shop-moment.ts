import type { Lane } from '../../runtime/index.ts';
import { closingUs } from './shop.ts';
import type { Doing, Shop } from './shop.ts';

/** A customer in one instant. */
export type Standing = {
  readonly name: string;
  readonly lane: Lane;
  readonly doing: Doing | 'gone';
  readonly cashier?: number;
};

/** Who is where in one instant: customers in their order, and for each cashier the number of the customer, if any. */
export type Moment = { readonly customers: readonly Standing[]; readonly cashiers: readonly (number | undefined)[] };

/** The shop in one instant. A stretch holds from its start until just before its end. */
export function momentAt({ cashiers, customers }: Shop, us: number): Moment {
  const standing = customers.map(({ name, lane, stretches }): Standing => {
    const now = stretches.find(({ startUs, endUs }) => startUs <= us && us < endUs);
    if (now === undefined) return { name, lane, doing: 'gone' };
    return { name, lane, doing: now.doing, ...(now.cashier === undefined ? {} : { cashier: now.cashier }) };
  });
  return {
    customers: standing,
    cashiers: Array.from({ length: cashiers }, (_, number) => {
      const customer = standing.findIndex(({ cashier }) => cashier === number);
      return customer === -1 ? undefined : customer;
    }),
  };
}

/** The instants in which something changes, in order: from 0 to the last customer's leaving. */
export function changesOf(shop: Shop): readonly number[] {
  const starts = shop.customers.flatMap(({ stretches }) => stretches.map(({ startUs }) => startUs));
  const ends = shop.customers.flatMap(({ stretches }) => stretches.map(({ endUs }) => endUs));
  return [...new Set([0, ...starts, ...ends, closingUs(shop)])].toSorted((one, other) => one - other);
}

/** The last of the instants that is not after `us`. */
export function changeBefore(changes: readonly number[], us: number): number {
  return changes.findLast((change) => change <= us) ?? 0;
}
