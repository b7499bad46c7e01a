import type { JSX } from 'preact';
import type { Verdict } from '../../runtime/index.ts';
import { duration } from '../cell/duration.ts';
import { Findings } from './Findings.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import type { SchedulesState } from './schedules-state.ts';
import { guaranteeSentence, headlineOf, oddsSentence } from './verdict-words.ts';

type VerdictPanelProps = {
  readonly verdict: Verdict;
  /** How long the search took, in milliseconds. */
  readonly ms: number;
  readonly schedules: SchedulesState;
  readonly threads: readonly string[];
  /** What runs on real threads have shown, as a sentence. */
  readonly forReal: string | undefined;
};

/** What was found out about all schedules: the sentence first, then what it rests on. */
export function VerdictPanel({ verdict, ms, schedules, threads, forReal }: VerdictPanelProps): JSX.Element {
  const { tone, lead, rest } = headlineOf(verdict);
  const odds = oddsSentence(verdict);
  return (
    <section class="schedules-verdict" aria-label="Verdict">
      <p class="schedules-headline" data-tone={tone}>
        <b>{lead}</b>
        {/^[,:]/u.test(rest) ? rest : ` ${rest}`}
      </p>
      <p class="schedules-note">
        {guaranteeSentence(verdict)} It took {duration(ms)}.{odds !== undefined && ` ${odds}`}
        {forReal !== undefined && ` ${forReal}`}
      </p>
      <div class="schedules-results">
        {verdict.findings.length > 0 && (
          <Findings findings={verdict.findings} schedules={schedules} threads={threads} />
        )}
        <OutcomeTable verdict={verdict} />
      </div>
    </section>
  );
}
