import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Position } from '../../runtime/index.ts';
import { Tabs } from '../cell/Tabs.tsx';
import { searchWords } from './exploring.ts';
import type { Exploring } from './exploring.ts';
import { FindingText } from './FindingText.tsx';
import type { ForReal, RealTask } from './real-words.ts';
import { SchedulerPanel } from './SchedulerPanel.tsx';
import type { Mode, SchedulesState } from './schedules-state.ts';
import type { Texts } from './source-excerpt.ts';
import { StatesPanel } from './StatesPanel.tsx';
import { Steps } from './Steps.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';
import { raceSentence, scopeSentence } from './verdict-words.ts';
import './schedules.css';

type SchedulesProps = {
  readonly schedules: SchedulesState;
  /** The texts that were explored. */
  readonly texts: ReadonlySignal<Texts>;
  /** The line of the program that the pointer is at: steps that come from it stand out. */
  readonly pointedPlace: ReadonlySignal<Position | undefined>;
  /** Called when the reader asks to go to a place in the program. */
  readonly onGoTo: (place: Position) => void;
  /** Copies a link to the program with this schedule, which `scheduleText` wrote; absent where there are no links. */
  readonly onCopyLink?: (schedule: string) => void;
  /** Whether the first sentence of the verdict stands above the view already. */
  readonly isTold?: boolean;
  /** What real workers have shown, to stand beside the exact share. */
  readonly forReal?: ReadonlySignal<ForReal | undefined>;
  /** Called when the reader wants to see it on real workers; absent where there are none. */
  readonly onForReal?: (task: RealTask) => void;
};

/** All that is known of the schedules of a program: the verdict, then a schedule step by step. */
export function Schedules(props: SchedulesProps): JSX.Element {
  const { value: exploring } = props.schedules.exploring;
  return (
    <div class="schedules">
      {exploring.status === 'none' && (
        <p class="schedules-note">Run the program on the machine “All schedules” to see every order of its steps.</p>
      )}
      {exploring.status === 'searching' && <Searching exploring={exploring} />}
      {exploring.status === 'explored' && <ExploredView {...props} exploring={exploring} />}
    </div>
  );
}

/** The most states of a graph that is drawn; the runtime gives no larger one. */
const mostStates = 2_000;

function Searching({ exploring }: { readonly exploring: Extract<Exploring, { status: 'searching' }> }): JSX.Element {
  const { search, findings, threads } = exploring;
  return (
    <>
      <p class="schedules-progress">
        <progress aria-label="Search" />
        <span>{search ? searchWords[search] : 'Loading the program …'}</span>
      </p>
      {findings.length > 0 && (
        <ul class="schedules-early" aria-label="Found so far">
          {findings.map((finding, index) => (
            <li key={index}>
              <FindingText finding={finding} threads={threads} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ExploredViewProps = SchedulesProps & { readonly exploring: Extract<Exploring, { status: 'explored' }> };

function ExploredView({ exploring, ...props }: ExploredViewProps): JSX.Element {
  const { schedules, texts } = props;
  const { verdict, ms, threads } = exploring;
  const panel = useId();
  const mode = schedules.mode.value;
  const race = raceSentence(verdict);
  const hasGraph = verdict.states > 0 && verdict.states <= mostStates;
  const tabs: readonly { readonly id: Mode; readonly label: string }[] = [
    { id: 'steps', label: 'Step by step' },
    { id: 'scheduler', label: 'Be the scheduler' },
    ...(hasGraph
      ? [{ id: 'states', label: verdict.states === 1 ? 'Its one state' : `Graph of ${verdict.states} states` } as const]
      : []),
  ];
  return (
    <>
      <VerdictPanel
        verdict={verdict}
        ms={ms}
        schedules={schedules}
        threads={threads}
        isTold={props.isTold ?? false}
        forReal={props.forReal?.value}
        {...(props.onForReal && { onForReal: props.onForReal })}
      />
      <Tabs
        label="Ways to look at schedules"
        class="schedules-modes"
        tabs={tabs}
        selected={mode}
        onSelect={(next) => void schedules.look(next)}
        controls={panel}
      />
      <div id={panel} class="schedules-panel" data-mode={mode}>
        {mode === 'scheduler' && (
          <SchedulerPanel schedules={schedules} verdict={verdict} threads={threads} texts={texts.value} />
        )}
        {mode === 'states' && <StatesPanel schedules={schedules} threads={threads} />}
        <Steps {...props} threads={threads} />
      </div>
      <div class="schedules-scope">
        {race !== undefined && <p data-tone="bad">{race}</p>}
        <p>{scopeSentence}</p>
      </div>
    </>
  );
}
