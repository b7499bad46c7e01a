import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { PlayerState, Verdict } from '../../runtime/index.ts';
import { placeWords } from './place-words.ts';
import { shortestOf, switchesOf, turnSentences } from './scheduler-words.ts';
import type { SchedulesState } from './schedules-state.ts';
import { SourceText } from './SourceText.tsx';
import type { Texts } from './source-excerpt.ts';
import { laneOf } from './thread-lane.ts';

type SchedulerPanelProps = {
  readonly schedules: SchedulesState;
  readonly verdict: Verdict;
  readonly threads: readonly string[];
  readonly texts: Texts;
};

/** The reader is the scheduler: who goes next, with undo, and what has come of it. */
export function SchedulerPanel({ schedules, verdict, threads, texts }: SchedulerPanelProps): JSX.Element {
  const { value: turn } = schedules.turn;
  const begun = (schedules.shown.value?.schedule.length ?? 0) > 0;
  return (
    <section class="schedules-scheduler" aria-label="Be the scheduler">
      <div class="schedules-turn" role="status">
        {turn && <Turn turn={turn} verdict={verdict} schedules={schedules} />}
      </div>
      <div class="schedules-choices" role="group" aria-label="Who goes next">
        {threads.map((name, thread) => {
          const place = turn?.threads[thread];
          const isFree = turn?.choices.includes(thread) ?? false;
          return (
            <button
              key={thread}
              type="button"
              class="schedules-choice"
              data-lane={laneOf(thread)}
              data-stance={place?.stance}
              aria-disabled={!isFree}
              onClick={() => void schedules.choose(thread)}
            >
              <b class="schedules-badge">
                <bdi>{visibleText(name)}</bdi>
              </b>
              {place && (
                <span>
                  {visibleText(choiceWords(turn, thread, threads))}
                  <SourceText texts={texts} site={place.site} />
                </span>
              )}
            </button>
          );
        })}
      </div>
      <div class="schedules-commands">
        <button type="button" class="cell-button" disabled={!begun} onClick={() => void schedules.undo()}>
          Undo
        </button>
        <button type="button" class="cell-button" disabled={!begun} onClick={() => void schedules.restart()}>
          Restart
        </button>
      </div>
    </section>
  );
}

function Turn({
  turn,
  verdict,
  schedules,
}: { readonly turn: PlayerState } & Pick<SchedulerPanelProps, 'verdict' | 'schedules'>): JSX.Element {
  const [first = '', ...others] = turnSentences(turn, verdict);
  const shortest = shortestOf(verdict);
  const isLonger =
    turn.failure !== undefined && shortest !== undefined && shortest.switches < switchesOf(turn.schedule);
  return (
    <>
      <p data-tone={turn.failure ? 'bad' : undefined}>
        <b>{first}</b> {visibleText(others.join(' '))}
      </p>
      {isLonger && (
        <button type="button" class="cell-button" onClick={() => void showShortest(schedules, verdict)}>
          Show the shortest
        </button>
      )}
    </>
  );
}

/** What a thread would do; who may wake up by itself sleeps and can go next all the same. */
function choiceWords(
  { threads: places, choices, failure }: PlayerState,
  thread: number,
  threads: readonly string[],
): string {
  const place = places[thread];
  if (!place) return '';
  const words = placeWords(place, threads, places);
  if (place.stance === 'waits' && choices.includes(thread)) return `${words}, or wakes up by itself`;
  return failure && place.stance === 'at' ? 'stands here' : words;
}

async function showShortest(schedules: SchedulesState, { findings }: Verdict): Promise<void> {
  const shortest = shortestOf({ findings });
  if (!shortest) return;
  await schedules.look('steps');
  await schedules.pick(findings.indexOf(shortest));
}
