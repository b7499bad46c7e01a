import type { JSX } from 'preact';
import type { Item, ItemOf } from '../../runtime/index.ts';
import { CodeText } from '../items/CodeText.tsx';

type ItemSolutionProps = { readonly item: Item; readonly onHide: () => void };

/** The answer to a question, beside the reader's own, which stays as it is. */
export function ItemSolution({ item, onHide }: ItemSolutionProps): JSX.Element {
  return (
    <section class="exercise-solution" aria-label="A solution" tabIndex={-1}>
      <div class="exercise-solution-head">
        <p>A solution. Your own answer stays as it is.</p>
        <button type="button" class="exercise-button" onClick={onHide}>
          Hide solution
        </button>
      </div>
      <Answer item={item} />
    </section>
  );
}

function Answer({ item }: { readonly item: Item }): JSX.Element {
  switch (item.kind) {
    case 'choose':
      return (
        <ul class="exercise-answers">
          {item.options
            .filter(({ right }) => right)
            .map(({ id, text, because }) => (
              <li key={id}>
                <strong>
                  <CodeText text={text} />
                </strong>
                {because !== undefined && (
                  <p>
                    <CodeText text={because} />
                  </p>
                )}
              </li>
            ))}
        </ul>
      );
    case 'order':
      return (
        <>
          {item.rules.length > 0 && <p>One of several orders that are right:</p>}
          <ol class="exercise-answers">
            {item.pieces.map(({ id, text }) => (
              <li key={id}>
                <CodeText text={text} />
              </li>
            ))}
          </ol>
        </>
      );
    case 'parsons':
      return (
        <>
          {(item.rules.length > 0 || item.orders.length > 0) && <p>One of several orders that are right:</p>}
          <div class="exercise-file">
            <pre tabIndex={0}>
              <code>{assembled(item)}</code>
            </pre>
          </div>
        </>
      );
    case 'label':
      return (
        <ul class="exercise-answers">
          {item.pictures.map((picture) => (
            <li key={picture.id}>
              <strong>{picture.title}</strong>
              {[...item.questions, ...picture.questions].map(({ id, text, answers }) => (
                <p key={id}>
                  <CodeText text={text} />{' '}
                  <strong>
                    <CodeText text={answers.find((answer) => answer.id === picture.right[id])?.text ?? ''} />
                  </strong>
                </p>
              ))}
              <p>
                <CodeText text={picture.because} />
              </p>
            </li>
          ))}
        </ul>
      );
  }
}

function assembled({ blocks }: ItemOf<'parsons'>): string {
  return blocks.map(({ text, indent }) => `${'  '.repeat(indent)}${text}`).join('\n');
}
