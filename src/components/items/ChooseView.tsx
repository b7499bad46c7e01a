import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ItemOf } from '../../runtime/index.ts';
import { CodeText } from './CodeText.tsx';
import './items.css';

type ChooseViewProps = {
  readonly item: ItemOf<'choose'>;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly disabled?: boolean;
  /** Options that have come true, which the page says in words. */
  readonly happened?: readonly string[];
};

/** The options of a choice: radios where one is to be picked, boxes where all that are possible are. */
export function ChooseView({ item, chosen, onChoose, disabled = false, happened = [] }: ChooseViewProps): JSX.Element {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const type = item.pick === 'all' ? 'checkbox' : 'radio';
  useEffect(() => {
    // What was picked before the page lived stands in its control only.
    const early = [...(group.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])].map(
      ({ value }) => value,
    );
    if (early.length > 0 && chosen.length === 0) onChoose(early);
    // Once in the life of a choice.
  }, []);
  const toggled = (id: string, isOn: boolean): readonly string[] => {
    if (item.pick === 'one') return [id];
    return item.options.map((option) => option.id).filter((other) => (other === id ? isOn : chosen.includes(other)));
  };
  return (
    <fieldset class="item" ref={group} disabled={disabled}>
      <legend class="item-question">
        <CodeText text={item.question} />
      </legend>
      <ul class="item-options" role="list">
        {item.options.map(({ id, text }) => (
          <li key={id}>
            <label class="item-option" data-happened={happened.includes(id) || undefined}>
              <input
                type={type}
                name={name}
                value={id}
                checked={chosen.includes(id)}
                onChange={({ currentTarget }) => onChoose(toggled(id, currentTarget.checked))}
              />
              <span>
                <CodeText text={text} />
                {happened.includes(id) && <span class="item-happened"> this run</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
