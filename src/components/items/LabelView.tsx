import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { askedLabels, traceOfLanes } from '../../runtime/index.ts';
import type { AskedLabel, ItemOf } from '../../runtime/index.ts';
import { loadWithStyles } from '../editor/load-with-styles.ts';
import type { StillTimeline as StillTimelineView } from '../timeline/StillTimeline.tsx';
import { CodeText } from './CodeText.tsx';
import './items.css';

type LabelViewProps = {
  readonly item: ItemOf<'label'>;
  /** By `<picture>/<question>` the id of an answer. */
  readonly labels: Readonly<Record<string, string>>;
  readonly onLabel: (labels: Readonly<Record<string, string>>) => void;
  readonly disabled?: boolean;
  /** Titles of pictures about which something is wrong. */
  readonly wrong?: readonly string[];
};

/** Pictures of runs, each with its table, and a group of radios for each question about them. */
export function LabelView({ item, labels, onLabel, disabled = false, wrong = [] }: LabelViewProps): JSX.Element {
  const Still = useStillTimeline();
  const asked = Map.groupBy(askedLabels(item), ({ picture }) => picture);
  return (
    <div class="item">
      <p class="item-question">
        <CodeText text={item.question} />
      </p>
      <div class="label-pictures">
        {[...asked].map(([picture, questions]) => (
          <section
            key={picture.id}
            class="label-picture"
            aria-label={picture.title}
            data-wrong={wrong.includes(picture.title) || undefined}
          >
            <p class="label-title" aria-hidden="true">
              {picture.title}
            </p>
            <div class="label-timeline">
              {Still && <Still title={picture.title} trace={traceOfLanes(picture.lanes, picture.cores)} />}
            </div>
            {questions.map((one) => (
              <Question
                key={one.key}
                asked={one}
                picked={labels[one.key]}
                disabled={disabled}
                onPick={(answer) => onLabel({ ...labels, [one.key]: answer })}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

type QuestionProps = {
  readonly asked: AskedLabel;
  readonly picked: string | undefined;
  readonly disabled: boolean;
  readonly onPick: (answer: string) => void;
};

function Question({ asked: { question }, picked, disabled, onPick }: QuestionProps): JSX.Element {
  const name = useId();
  return (
    <fieldset class="label-question" disabled={disabled}>
      <legend>
        <CodeText text={question.text} />
      </legend>
      <div class="label-answers">
        {question.answers.map(({ id, text }) => (
          <label key={id} class="label-answer">
            <input type="radio" name={name} value={id} checked={picked === id} onChange={() => onPick(id)} />
            <span>
              <CodeText text={text} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What draws pictures is fetched with the first question about one. Where it does not come, the tables are missing, too, and a sentence says so. */
function useStillTimeline(): typeof StillTimelineView | (() => JSX.Element) | undefined {
  const view = useSignal<{ readonly Still: typeof StillTimelineView | (() => JSX.Element) } | undefined>(undefined);
  useEffect(() => {
    loadWithStyles(loadStill).then(
      (Still) => (view.value = { Still }),
      () => (view.value = { Still: Missing }),
    );
  }, [view]);
  return view.value?.Still;
}

function Missing(): JSX.Element {
  return <p class="item-hint">The picture could not be fetched. Check the connection, then reload the page.</p>;
}

/** The server build must not see it: Astro would give its styles to every page with a question. */
async function loadStill(): Promise<typeof StillTimelineView> {
  if (!import.meta.env.SSR) return (await import('../timeline/StillTimeline.tsx')).StillTimeline;
  throw new Error('A picture is drawn in a browser only');
}
