import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { Verdict } from '../../runtime/index.ts';
import { TableScroll } from '../table/TableScroll.tsx';
import { countText } from './exact-count.ts';
import { outcomeRows } from './outcome-rows.ts';

/** How many schedules lead to each outcome: nothing where they were not counted. */
export function OutcomeTable({ verdict }: { readonly verdict: Verdict }): JSX.Element | null {
  const rows = outcomeRows(verdict);
  const more = verdict.counts?.moreOutcomes ?? 0;
  if (rows.length === 0) return null;
  return (
    <div class="schedules-outcomes">
      <TableScroll label="Rows of the outcomes">
        <table aria-label="Outcomes">
          <thead>
            <tr>
              <th scope="col">Outcome</th>
              <th scope="col" data-figure>
                Schedules
              </th>
              <th scope="col" data-figure>
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ outcome, tone, schedules, share }) => (
              <tr key={outcome} data-tone={tone}>
                <td>
                  <bdi>{visibleText(outcome)}</bdi>
                </td>
                <td data-figure>{schedules}</td>
                <td data-figure>{share}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {more > 0 && <p class="schedules-note">{`${countText(more)} more outcomes are left out.`}</p>}
    </div>
  );
}
