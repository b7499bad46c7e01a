import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { CashierState } from './cashier-state.ts';
import { mostCashiers, slices, stepOf } from './setting.ts';
import { cashiersText, sliceText } from './words.ts';

type SlidersProps = {
  readonly cashier: CashierState;
  /** Called when what the sliders say is another than before. */
  readonly onTurn: () => void;
};

/** How many cashiers there are, and how often each switches. */
export function Sliders({ cashier, onTurn }: SlidersProps): JSX.Element {
  const { value: setting } = cashier.setting;
  const turn = (change: Partial<typeof setting>): void => {
    cashier.setting.value = { ...cashier.setting.value, ...change };
    onTurn();
  };
  return (
    <div class="cashier-sliders">
      <Slider
        label="Cashiers"
        least={1}
        most={mostCashiers}
        value={setting.cashiers}
        text={String(setting.cashiers)}
        spoken={cashiersText(setting.cashiers)}
        ends={['1', String(mostCashiers)]}
        onTake={(cashiers) => turn({ cashiers })}
      />
      <Slider
        label="A cashier switches"
        least={0}
        most={slices.length - 1}
        value={stepOf(setting)}
        text={sliceText(setting.sliceMs)}
        spoken={`switches ${sliceText(setting.sliceMs)}`}
        ends={['never', 'often']}
        onTake={(step) => turn({ sliceMs: slices[step] ?? null })}
      />
    </div>
  );
}

type SliderProps = {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  /** The value as it is shown, and as it is spoken. */
  readonly text: string;
  readonly spoken: string;
  /** What its two ends mean. */
  readonly ends: readonly [string, string];
  readonly onTake: (value: number) => void;
};

function Slider({ label, least, most, value, text, spoken, ends, onTake }: SliderProps): JSX.Element {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = (now: number): void => {
    if (now !== value) onTake(now);
  };
  useEffect(() => {
    // Where it was moved before it lived, or put back by the browser when the reader came back, only it knows.
    if (input.current) take(Number(input.current.value));
    // Once in the life of a slider.
  }, []);
  return (
    <div class="cashier-slider">
      <label for={id}>{label}</label>
      <b aria-hidden="true">{text}</b>
      <input
        ref={input}
        id={id}
        type="range"
        min={least}
        max={most}
        value={value}
        aria-valuetext={spoken}
        onInput={(event) => take(Number(event.currentTarget.value))}
      />
      <span class="cashier-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </span>
    </div>
  );
}
