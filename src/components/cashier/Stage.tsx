import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { CashierState } from './cashier-state.ts';
import { changeBefore, changesOf, momentAt } from './shop-moment.ts';
import type { Moment, Standing } from './shop-moment.ts';

/** The shop at the playhead's moment: the customers at the counter, and behind it the cashiers with whom they serve. */
export function Stage({ cashier }: { readonly cashier: CashierState }): JSX.Element {
  const changes = useComputed(() => changesOf(cashier.shown.value.shop));
  // Drawn when something changes, not with each move of the playhead.
  const change = useComputed(() => changeBefore(changes.value, cashier.atUs.value));
  const moment = momentAt(cashier.shown.value.shop, change.value);
  return (
    <div class="cashier-stage" style={{ '--customers': moment.customers.length }}>
      {moment.cashiers.map((_, number) => (
        <Clerk key={number} moment={moment} number={number} />
      ))}
      <ul role="list" aria-label="Customers at this moment">
        {moment.customers.map((customer) => (
          <Person key={customer.lane} customer={customer} hasNumbers={moment.cashiers.length > 1} />
        ))}
      </ul>
    </div>
  );
}

/** A cashier stands with the customer, else aside, at a place of their own between two of them. */
function Clerk({ moment, number }: { readonly moment: Moment; readonly number: number }): JSX.Element {
  const customer = moment.cashiers[number];
  return (
    <span
      class="cashier-clerk"
      aria-hidden="true"
      data-place={customer === undefined ? 'aside' : 'till'}
      style={{ '--column': customer === undefined ? number + 0.84 : customer + 0.5 }}
    >
      <Shape />
      {moment.cashiers.length > 1 && <b>{number + 1}</b>}
    </span>
  );
}

function Person({ customer, hasNumbers }: { readonly customer: Standing; readonly hasNumbers: boolean }): JSX.Element {
  return (
    <li data-lane={customer.lane} data-doing={customer.doing}>
      <Shape />
      <b>{customer.name}</b> <span>{stateText(customer, hasNumbers)}</span>
    </li>
  );
}

function stateText({ doing, cashier = 0 }: Standing, hasNumbers: boolean): string {
  switch (doing) {
    case 'served':
      return hasNumbers ? `served by ${cashier + 1}` : 'being served';
    case 'turning':
      return 'is next';
    case 'paying':
      return 'paying';
    case 'waiting':
      return 'waiting';
    case 'gone':
      return 'has left';
  }
}

/** Head and shoulders. */
function Shape(): JSX.Element {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="9.5" r="6" />
      <path d="M4 30.5c0-7.5 5-12 12-12s12 4.5 12 12z" />
    </svg>
  );
}
