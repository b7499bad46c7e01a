import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ExploredTask, ExploredTaskOf, ItemResponse } from '../../runtime/index.ts';
import '../items/items.css';

type QuestionProps<Task> = {
  readonly asks: Task;
  /** Undefined before anything was answered. */
  readonly response: ItemResponse | undefined;
  readonly onResponse: (response: ItemResponse) => void;
};

/** The fields for an answer about all schedules of the program above; a repair has none, its answer is the program. */
export function ExploredQuestion({ asks, ...rest }: QuestionProps<ExploredTask>): JSX.Element | null {
  switch (asks.kind) {
    case 'schedule':
      return <ScheduleField {...rest} />;
    case 'outcomes':
      return <OutcomeBoxes asks={asks} {...rest} />;
    case 'deadlock':
      return <WaitPickers asks={asks} {...rest} />;
    case 'tracing':
      return <TracingTable asks={asks} {...rest} />;
    case 'repair':
      return null;
  }
}

function ScheduleField({ response, onResponse }: Omit<QuestionProps<never>, 'asks'>): JSX.Element {
  const id = useId();
  return (
    <div class="item">
      <label class="item-question" for={id}>
        Your schedule
      </label>
      <input
        id={id}
        class="item-field"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={4000}
        value={response?.kind === 'schedule' ? response.schedule : ''}
        onInput={({ currentTarget }) => onResponse({ kind: 'schedule', schedule: currentTarget.value })}
      />
      <p class="item-hint">A letter for whose turn it is, then for how many steps in a row: AB2A.</p>
    </div>
  );
}

function OutcomeBoxes({ asks, response, onResponse }: QuestionProps<ExploredTaskOf<'outcomes'>>): JSX.Element {
  const chosen = response?.kind === 'outcomes' ? response.chosen : [];
  const toggled = (outcome: string, isOn: boolean): string[] =>
    asks.options.map((option) => option.outcome).filter((other) => (other === outcome ? isOn : chosen.includes(other)));
  return (
    <fieldset class="item">
      <legend class="item-question">Outcomes that some schedule comes to</legend>
      <ul class="item-options" role="list">
        {asks.options.map(({ outcome }) => (
          <li key={outcome}>
            <label class="item-option">
              <input
                type="checkbox"
                checked={chosen.includes(outcome)}
                onChange={({ currentTarget }) =>
                  onResponse({ kind: 'outcomes', chosen: toggled(outcome, currentTarget.checked) })
                }
              />
              <span>{outcome}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function WaitPickers({ asks, response, onResponse }: QuestionProps<ExploredTaskOf<'deadlock'>>): JSX.Element {
  const waits = response?.kind === 'deadlock' ? response.waits : {};
  return (
    <fieldset class="item">
      <legend class="item-question">What does each of them wait for?</legend>
      {asks.threads.map((thread) => (
        <label key={thread} class="item-option">
          <span>{thread} waits for</span>
          <select
            class="item-field"
            value={waits[thread] ?? ''}
            onChange={({ currentTarget }) =>
              onResponse({ kind: 'deadlock', waits: { ...waits, [thread]: currentTarget.value } })
            }
          >
            <option value="">nothing</option>
            {asks.objects.map((object) => (
              <option key={object} value={object}>
                {object}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

function TracingTable({ asks, response, onResponse }: QuestionProps<ExploredTaskOf<'tracing'>>): JSX.Element {
  const turns = turnsOf(asks.schedule);
  const values = response?.kind === 'tracing' ? response.values : [];
  return (
    <div class="item">
      <table class="item-table">
        <caption class="item-question">What each step reads or writes</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Whose</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {turns.map((thread, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>{thread}</td>
              <td>
                <input
                  class="item-field"
                  type="text"
                  inputMode="numeric"
                  autocomplete="off"
                  aria-label={`Value of step ${index + 1}, of ${thread}`}
                  maxLength={200}
                  value={values[index] ?? ''}
                  onInput={({ currentTarget }) => {
                    const filled = turns.map((_, at) => (at === index ? currentTarget.value : (values[at] ?? '')));
                    onResponse({ kind: 'tracing', values: filled });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whose turn each step of a schedule is, where threads are named by letters: `AB2A` is A, B, B, A. */
function turnsOf(schedule: string): readonly string[] {
  return [...schedule.matchAll(/(?<name>[A-Za-z])(?<steps>\d*)/gu)].flatMap(({ groups }) =>
    Array.from({ length: Number(groups?.['steps'] ?? '') || 1 }, () => groups?.['name'] ?? ''),
  );
}
