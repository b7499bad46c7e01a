import type { JSX } from 'preact';
import type { CashierState } from './cashier-state.ts';

type FaultProps = { readonly cashier: CashierState; readonly onAgain: () => void };

/** What went wrong with the last run, and what to do. */
export function Fault({ cashier, onAgain }: FaultProps): JSX.Element {
  const { value: fault } = cashier.fault;
  return (
    <div class="cashier-fault" role="alert">
      {fault !== '' && (
        <>
          <p>{fault} The picture still shows the run before it.</p>
          <button type="button" onClick={onAgain}>
            Try again
          </button>
        </>
      )}
    </div>
  );
}
