import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { scheduleText } from '../../runtime/index.ts';
import type { Finding } from '../../runtime/index.ts';
import { findingBounds, kindMeanings, scheduleOf } from './finding-words.ts';
import { FindingText } from './FindingText.tsx';
import type { SchedulesState } from './schedules-state.ts';
import { counted } from './verdict-words.ts';

type FindingsProps = {
  readonly findings: readonly Finding[];
  readonly schedules: SchedulesState;
  readonly threads: readonly string[];
};

/** Longer schedules are cut in the list: the field has them whole. */
const longestShown = 60;

/** So many races stand in the list; more of them beside something else are one line until they are asked for. */
const mostRaces = 1;

/** What was found, to pick from: the one that is picked is shown step by step. */
export function Findings({ findings, schedules, threads }: FindingsProps): JSX.Element {
  const name = useId();
  const { value: mode } = schedules.mode;
  const picked = mode === 'scheduler' ? undefined : schedules.shown.value?.finding;
  const numbered = findings.map((finding, index) => ({ finding, index }));
  const races = numbered.filter(({ finding }) => finding.kind === 'data-race');
  const others = numbered.filter(({ finding }) => finding.kind !== 'data-race');
  const areFolded = others.length > 0 && races.length > mostRaces;
  const item = ({ finding, index }: (typeof numbered)[number]): JSX.Element => (
    <label key={index} class="schedules-finding" data-kind={finding.kind}>
      <input
        type="radio"
        name={name}
        checked={picked === index}
        onChange={() => void (mode === 'scheduler' ? showAsSteps(schedules, index) : schedules.pick(index))}
      />
      <span>
        <FindingText finding={finding} threads={threads} />
        <small>
          {findingBounds(finding)}: <code>{shortened(scheduleText(scheduleOf(finding), threads))}</code>
        </small>
      </span>
    </label>
  );
  const meanings = [...new Set(findings.map(({ kind }) => kind))];
  return (
    <div class="schedules-findings">
      <div role="radiogroup" aria-label="Findings">
        {(areFolded ? others : numbered).map(item)}
        {areFolded && (
          <details class="schedules-races" open={picked !== undefined && races.some(({ index }) => index === picked)}>
            <summary>{counted(races.length, 'data race', 'data races')}</summary>
            {races.map(item)}
          </details>
        )}
      </div>
      {meanings.map((kind) => (
        <p key={kind} class="schedules-meaning">
          {kindMeanings[kind]}
        </p>
      ))}
    </div>
  );
}

async function showAsSteps(schedules: SchedulesState, index: number): Promise<void> {
  await schedules.look('steps');
  await schedules.pick(index);
}

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
