import type { JSX } from 'preact';
import { isSameText } from './run-record.ts';
import type { Texts } from './run-record.ts';
import { runsOf } from './study.ts';
import type { Repeats, Scaling } from './study.ts';

type StudyStateProps = {
  readonly study: Repeats | Scaling;
  /** The texts as they are now. */
  readonly current: Texts;
};

/** How far a study is, or why it ended early, and whether it is about the program as it stands. */
export function StudyState({ study, current }: StudyStateProps): JSX.Element {
  const { done, of } = runsOf(study);
  const { progress } = study;
  return (
    <>
      {progress.status === 'under-way' && (
        <p class="comparison-progress">
          <progress aria-label="Runs done" value={done} max={of} />
          <span>{`Run ${Math.min(done + 1, of)} of ${of}. Stop ends it and keeps what is there.`}</span>
        </p>
      )}
      {progress.status === 'stopped' && (
        <p class="comparison-note">{`Stopped after ${done} of ${of} runs; what follows is about those.`}</p>
      )}
      {progress.status === 'failed' && (
        <p class="comparison-note">{`Ended after ${done} of ${of} runs: ${progress.sentence}`}</p>
      )}
      {!isSameText(study.texts, current) && (
        <p class="comparison-note">The program has been changed since: this is about its earlier text.</p>
      )}
    </>
  );
}
