import type { Lane } from '../../runtime/index.ts';
import { closingUs, leavingUs } from './shop.ts';
import type { Customer, Doing, Shop } from './shop.ts';

/** One customer in figures; all times are microseconds. Waited, served and paying add up to `leftUs`. */
export type CustomerFigures = {
  readonly name: string;
  readonly lane: Lane;
  /** When a cashier first served them. */
  readonly begunUs: number;
  /** For a cashier, the time included that one takes to turn to them. */
  readonly waitedUs: number;
  readonly servedUs: number;
  readonly payingUs: number;
  readonly leftUs: number;
};

/** A shop in figures. */
export type ShopFigures = {
  readonly customers: readonly CustomerFigures[];
  /** Most customers that were served in one instant: what is parallel. */
  readonly servedAtOnce: number;
  /** Most customers who had had a turn and not left in one instant: what is concurrent. */
  readonly inProgressAtOnce: number;
  readonly lastBegun: CustomerFigures;
  readonly longestWait: CustomerFigures;
  readonly closingUs: number;
  /** Customers who left, for each minute until the last did. */
  readonly perMinute: number;
};

/** Measures a shop; throws for one without customers. */
export function figuresOf(shop: Shop): ShopFigures {
  const customers = shop.customers.map(customerFigures);
  const served = shop.customers.flatMap(({ stretches }) => stretches.filter(({ doing }) => doing === 'served'));
  const closing = closingUs(shop);
  return {
    customers,
    servedAtOnce: mostAtOnce(served),
    inProgressAtOnce: mostAtOnce(customers.map(({ begunUs, leftUs }) => ({ startUs: begunUs, endUs: leftUs }))),
    lastBegun: greatest(customers, ({ begunUs }) => begunUs),
    longestWait: greatest(customers, ({ waitedUs }) => waitedUs),
    closingUs: closing,
    perMinute: customers.length / (closing / 60_000_000),
  };
}

function customerFigures(customer: Customer): CustomerFigures {
  const { name, lane, stretches } = customer;
  const spentUs = (...doings: readonly Doing[]): number =>
    stretches
      .filter(({ doing }) => doings.includes(doing))
      .reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);
  return {
    name,
    lane,
    begunUs: stretches.find(({ doing }) => doing === 'served')?.startUs ?? 0,
    waitedUs: spentUs('waiting', 'turning'),
    servedUs: spentUs('served'),
    payingUs: spentUs('paying'),
    leftUs: leavingUs(customer),
  };
}

/** The largest number of intervals that have an instant in common; one that ends as another begins has none with it. */
function mostAtOnce(intervals: readonly { readonly startUs: number; readonly endUs: number }[]): number {
  const atStart = ({ startUs }: { readonly startUs: number }): number =>
    intervals.filter((other) => other.startUs <= startUs && startUs < other.endUs).length;
  return Math.max(0, ...intervals.map(atStart));
}

function greatest(customers: readonly CustomerFigures[], of: (one: CustomerFigures) => number): CustomerFigures {
  return customers.reduce((most, one) => (of(one) > of(most) ? one : most));
}
