import type { JSX } from 'preact';
import { ArrangeView } from '../items/ArrangeView.tsx';
import { ChooseView } from '../items/ChooseView.tsx';
import { CodeText } from '../items/CodeText.tsx';
import type { PredictionState } from './prediction-state.ts';
import './prediction.css';

/** The question before a run. It locks nothing: whoever leaves it out just runs. Without scripts it is prose. */
export function PredictionForm({ state }: { readonly state: PredictionState }): JSX.Element {
  const { prediction, response, judgement } = state;
  return (
    <div class="prediction" role="group" aria-label="Prediction">
      {prediction.kind === 'choose' ? (
        <ChooseView
          item={prediction.item}
          chosen={response.value?.kind === 'choose' ? response.value.chosen : []}
          onChoose={(chosen) => (response.value = { kind: 'choose', chosen: [...chosen] })}
          happened={judgement.value?.happened ?? []}
        />
      ) : (
        <Lines state={state} prediction={prediction} />
      )}
      <p class="prediction-hint">
        {prediction.item.kind === 'choose' && prediction.item.pick === 'all' && 'Pick all that are possible. '}
        Then run it. You can also run it without an answer.
      </p>
    </div>
  );
}

type LinesProps = {
  readonly state: PredictionState;
  readonly prediction: Extract<PredictionState['prediction'], { kind: 'order' }>;
};

function Lines({ state: { response }, prediction: { item, presented } }: LinesProps): JSX.Element {
  const row = response.value?.kind === 'order' ? response.value.order : presented;
  return (
    <div class="item">
      <p class="item-question">
        <CodeText text={item.question} />
      </p>
      <ArrangeView
        label="Lines in your order"
        texts={new Map(item.pieces.map(({ id, text }) => [id, text]))}
        arrangement={{ placed: row.map((id) => ({ id, indent: 0 })), aside: [] }}
        onArrange={({ placed }) => (response.value = { kind: 'order', order: placed.map(({ id }) => id) })}
        of="lines"
      />
    </div>
  );
}
