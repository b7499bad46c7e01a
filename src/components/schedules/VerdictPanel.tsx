import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { Verdict } from '../../runtime/index.ts';
import { duration } from '../cell/duration.ts';
import { Findings } from './Findings.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import { isUnderWay, realSentence } from './real-words.ts';
import type { ForReal, RealTask } from './real-words.ts';
import type { SchedulesState } from './schedules-state.ts';
import { guaranteeSentence, headlineOf, oddsSentence } from './verdict-words.ts';

type VerdictPanelProps = {
  readonly verdict: Verdict;
  /** How long the search took, in milliseconds. */
  readonly ms: number;
  readonly schedules: SchedulesState;
  readonly threads: readonly string[];
  /** Whether its first sentence stands above already. */
  readonly isTold: boolean;
  readonly forReal: ForReal | undefined;
  readonly onForReal?: (task: RealTask) => void;
};

/** What was found out about all schedules: the sentence first, then what it rests on. */
export function VerdictPanel({ verdict, ms, schedules, threads, isTold, forReal, onForReal }: VerdictPanelProps): JSX.Element {
  const { tone, lead, rest } = headlineOf(verdict);
  const odds = oddsSentence(verdict);
  return (
    <section class="schedules-verdict" aria-label="Verdict">
      {!isTold && (
        <p class="schedules-headline" data-tone={tone}>
          <b>{lead}</b>
          {/^[,:]/u.test(rest) ? rest : ` ${rest}`}
        </p>
      )}
      <p class="schedules-note">
        {guaranteeSentence(verdict)} It took {duration(ms)}.{odds !== undefined && ` ${odds}`}
      </p>
      {forReal && <p class="schedules-note">{visibleText(realSentence(forReal, verdict))}</p>}
      {onForReal && (
        <p class="schedules-commands">
          <button
            type="button"
            class="cell-button"
            disabled={isUnderWay(forReal)}
            onClick={() => onForReal({ kind: 'count' })}
          >
            Repeat 1,000 times on real workers
          </button>
        </p>
      )}
      <div class="schedules-results">
        {verdict.findings.length > 0 && (
          <Findings findings={verdict.findings} schedules={schedules} threads={threads} />
        )}
        <OutcomeTable verdict={verdict} />
      </div>
    </section>
  );
}
