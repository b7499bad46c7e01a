import type { JSX } from 'preact';
import { CodeText } from '../items/CodeText.tsx';
import type { PredictionState } from './prediction-state.ts';

const marks = { right: '✓', wrong: '≠', unclear: '–' } as const;

/** What the last run said to the prediction, a sentence for each thing there is to say. */
export function PredictionResult({ state }: { readonly state: PredictionState }): JSX.Element {
  const { value: judgement } = state.judgement;
  return (
    <div class="prediction-result" aria-live="polite" data-verdict={judgement?.verdict}>
      {judgement && (
        <>
          <span class="prediction-mark" aria-hidden="true">
            {marks[judgement.verdict]}
          </span>
          <div>
            {judgement.sentences.map((sentence) => (
              <p key={sentence}>
                <CodeText text={sentence} />
              </p>
            ))}
          </div>
        </>
      )}
      {state.failed.value && (
        <p>Your prediction could not be judged: a part of the site could not be fetched. Run again to try once more.</p>
      )}
    </div>
  );
}
