import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { visibleText } from '../../runtime/index.ts';
import { motionIsUnwanted, play } from './playback.ts';
import type { SchedulesState, Shown } from './schedules-state.ts';
import { runsIn, stepSentence } from './step-words.ts';
import { hueOf } from './thread-lane.ts';

type StepControlsProps = {
  readonly schedules: SchedulesState;
  readonly shown: Shown;
  readonly threads: readonly string[];
};

/** Buttons and a slider that go through a schedule, and the sentence of its current step. */
export function StepControls({ schedules, shown, threads }: StepControlsProps): JSX.Element {
  const { value: at } = schedules.at;
  const { value: playing } = schedules.playing;
  const steps = shown.table.steps.length;
  const sentence = visibleText(stepSentence(shown.table, at, threads));
  const moves = useMotion();
  const goTo = (next: number): void => {
    schedules.playing.value = false;
    schedules.moveTo(next);
  };
  const button = (label: string, path: string, to: number, isOff: boolean): JSX.Element => (
    <button type="button" aria-label={label} title={label} aria-disabled={isOff} onClick={() => goTo(to)}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  return (
    <div class="schedules-controls">
      <div class="schedules-buttons">
        {button('To the beginning', 'M1 1h2v10H1zM11 1v10L4 6z', 0, at === 0)}
        {button('Previous step', 'M10 1v10L2 6z', at - 1, at === 0)}
        {button('Next step', 'M2 1l8 5-8 5z', at + 1, at === steps)}
        {button('To the end', 'M1 1l7 5-7 5zM9 1h2v10H9z', steps, at === steps)}
        {moves && (
          <button
            type="button"
            class="schedules-play"
            onClick={() => {
              if (playing) schedules.playing.value = false;
              else play(schedules);
            }}
          >
            {playing ? 'Pause' : 'Play'}
          </button>
        )}
      </div>
      <input
        class="schedules-slider"
        type="range"
        aria-label="Step"
        aria-valuetext={playing ? `Step ${at} of ${steps}` : sentence}
        min={0}
        max={steps}
        value={at}
        disabled={steps === 0}
        style={{ '--runs': trackOf(shown) }}
        onInput={({ currentTarget }) => goTo(Number(currentTarget.value))}
      />
      <p class="schedules-sentence" aria-live={playing ? 'off' : 'polite'}>
        {sentence}
      </p>
    </div>
  );
}

/** The track of the slider: whose step each stretch is. */
function trackOf({ schedule }: Shown): string {
  const stops = runsIn(schedule).map(
    ({ thread, from, to }) => `var(--lane-${hueOf(thread)}) ${percent(from)} ${percent(to)}`,
  );
  return stops.length === 0 ? 'none' : `linear-gradient(90deg, ${stops.join(', ')})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

/** Whether things may move by themselves; follows the reader's setting. */
function useMotion(): boolean {
  const moves = useSignal(false);
  useEffect(() => {
    const unwanted = motionIsUnwanted();
    const follow = (): void => {
      moves.value = !unwanted.matches;
    };
    follow();
    unwanted.addEventListener('change', follow);
    return () => unwanted.removeEventListener('change', follow);
  }, [moves]);
  return moves.value;
}
