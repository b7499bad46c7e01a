import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { GradedExercise, HandedAnswer } from '../../runtime/index.ts';
import { ItemView } from '../items/ItemView.tsx';
import { compareLines } from './line-difference.ts';

type AnswerViewProps = {
  readonly answer: HandedAnswer;
  readonly exercise: GradedExercise | undefined;
  readonly title: string;
  /** Whether it could be marked, so that it fits its exercise. */
  readonly isMarked: boolean;
};

/** What a student answered: code beside what the exercise began with, a question as they saw it, or data as it is. */
export function AnswerView({ answer, exercise, title, isMarked }: AnswerViewProps): JSX.Element {
  const compares = useSignal(true);
  if (answer.kind === 'response' && exercise?.task.kind === 'item' && isMarked) {
    return (
      <div class="teach-item" role="group" aria-label={`Answer to ${title}`}>
        <ItemView item={exercise.task.item} response={answer.response} onResponse={() => undefined} disabled />
      </div>
    );
  }
  if (answer.kind !== 'code') {
    const data = answer.kind === 'settings' ? answer.machine : answer.response;
    return (
      <pre class="teach-code" tabIndex={0} aria-label={`Answer to ${title}`}>
        {JSON.stringify(data, null, 2)}
      </pre>
    );
  }
  const start = exercise && exercise.task.kind !== 'item' ? exercise.task.start : undefined;
  return (
    <div class="teach-answer">
      {start && (
        <label class="teach-pick">
          <input
            type="checkbox"
            checked={compares.value}
            onChange={({ currentTarget }) => (compares.value = currentTarget.checked)}
          />
          <span>Compare with the start</span>
        </label>
      )}
      {answer.files.map(({ name, text }) => {
        const before = start?.find((file) => file.name === name)?.text;
        return (
          <figure key={name}>
            <figcaption>
              <bdi>{name}</bdi>
              {start && before === text && <span class="teach-hint"> as it was</span>}
              {start && before === undefined && <span class="teach-hint"> new</span>}
            </figcaption>
            <pre class="teach-code" tabIndex={0} aria-label={`${name} of ${title}`}>
              {start && compares.value ? <Compared before={before ?? ''} after={text} /> : text}
            </pre>
          </figure>
        );
      })}
    </div>
  );
}

function Compared({ before, after }: { readonly before: string; readonly after: string }): JSX.Element {
  return (
    <>
      {compareLines(before, after).map(({ kind, text }, index) => {
        const line = `${text}\n`;
        if (kind === 'added') return <ins key={index}>{line}</ins>;
        return kind === 'removed' ? <del key={index}>{line}</del> : <span key={index}>{line}</span>;
      })}
    </>
  );
}
