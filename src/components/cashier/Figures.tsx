import type { JSX } from 'preact';
import type { ShopFigures } from './shop-figures.ts';
import { clock } from './words.ts';

/** What a run comes to: the shop as a whole, and each customer. Times are minutes and seconds. */
export function Figures({ figures }: { readonly figures: ShopFigures }): JSX.Element {
  const { customers, servedAtOnce, inProgressAtOnce, lastBegun, longestWait, closingUs, perMinute } = figures;
  return (
    <div class="cashier-figures">
      <dl>
        <Figure name="In progress at the same moment, at most" value={String(inProgressAtOnce)} />
        <Figure name="Served at the same moment, at most" value={String(servedAtOnce)} />
        <Figure name="Everybody has had a turn by" value={clock(lastBegun.begunUs)} />
        <Figure name="Longest wait for a cashier" value={clock(longestWait.waitedUs)} />
        <Figure name="Everybody has left by" value={clock(closingUs)} />
        <Figure name="Customers done per minute" value={perMinute.toFixed(2)} />
      </dl>
      <table>
        <caption>Each customer, in minutes and seconds</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Waited</th>
            <th scope="col">Served</th>
            <th scope="col">Paying</th>
            <th scope="col">Done at</th>
          </tr>
        </thead>
        <tbody>
          {customers.map(({ name, lane, waitedUs, servedUs, payingUs, leftUs }) => (
            <tr key={lane} data-lane={lane}>
              <th scope="row">{name}</th>
              <td>{clock(waitedUs)}</td>
              <td>{clock(servedUs)}</td>
              <td>{clock(payingUs)}</td>
              <td>{clock(leftUs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
