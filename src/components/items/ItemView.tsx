import type { JSX } from 'preact';
import { presentedOrder } from '../../runtime/index.ts';
import type { ExerciseMark, Item, ItemResponse } from '../../runtime/index.ts';
import { ArrangeView } from './ArrangeView.tsx';
import { ChooseView } from './ChooseView.tsx';
import { CodeText } from './CodeText.tsx';
import { LabelView } from './LabelView.tsx';

export type ItemViewProps = {
  readonly item: Item;
  /** Undefined before anything was answered. */
  readonly response: ItemResponse | undefined;
  readonly onResponse: (response: ItemResponse) => void;
  /** What came of the last check; what it found out of place is marked. */
  readonly mark?: ExerciseMark | undefined;
  readonly disabled?: boolean;
};

/** Draws a question whose answer is data, whatever its kind, and tells of each change of the answer. */
export function ItemView({ item, response, onResponse, mark, disabled = false }: ItemViewProps): JSX.Element {
  const wrong = (mark?.properties ?? []).flatMap(({ passed, evidence }) =>
    passed || evidence === undefined ? [] : [evidence],
  );
  switch (item.kind) {
    case 'choose':
      return (
        <ChooseView
          item={item}
          chosen={response?.kind === 'choose' ? response.chosen : []}
          onChoose={(chosen) => onResponse({ kind: 'choose', chosen: [...chosen] })}
          disabled={disabled}
        />
      );
    case 'order': {
      const row = response?.kind === 'order' ? response.order : presentedOrder(item);
      return (
        <div class="item">
          <p class="item-question">
            <CodeText text={item.question} />
          </p>
          <ArrangeView
            label="Lines in your order"
            texts={new Map(item.pieces.map(({ id, text }) => [id, text]))}
            arrangement={{ placed: row.map((id) => ({ id, indent: 0 })), aside: [] }}
            onArrange={({ placed }) => onResponse({ kind: 'order', order: placed.map(({ id }) => id) })}
            of="lines"
            disabled={disabled}
            wrong={wrong}
          />
        </div>
      );
    }
    case 'parsons': {
      const placed = response?.kind === 'parsons' ? response.placed : [];
      const aside = presentedOrder(item).filter((id) => !placed.some((block) => block.id === id));
      return (
        <div class="item">
          <p class="item-question">
            <CodeText text={item.question} />
          </p>
          <ArrangeView
            label="Blocks of the program"
            texts={new Map([...item.blocks, ...item.distractors].map(({ id, text }) => [id, text]))}
            arrangement={{ placed, aside }}
            onArrange={(next) => onResponse({ kind: 'parsons', placed: next.placed.map((block) => ({ ...block })) })}
            of="blocks"
            disabled={disabled}
            wrong={wrong}
          />
        </div>
      );
    }
    case 'label':
      return (
        <LabelView
          item={item}
          labels={response?.kind === 'label' ? response.labels : {}}
          onLabel={(labels) => onResponse({ kind: 'label', labels: { ...labels } })}
          disabled={disabled}
          wrong={wrong}
        />
      );
  }
}
