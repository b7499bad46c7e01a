import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { chooseMachine } from './cell-state.ts';
import type { CellState } from './cell-state.ts';
import { coreBounds, policies, usualSliceMs } from './machine-offer.ts';
import type { SimulatedChoice } from './machine-offer.ts';

type SimulatedControlsProps = {
  readonly cell: CellState;
  /** Runs the program again, if it has been run on this machine before. */
  readonly onTurn: () => void;
};

type Settings = SimulatedChoice['settings'];

/** The knobs of the simulated machine. Turning one runs the program again, because its time costs nothing. */
export function SimulatedControls({ cell, onTurn }: SimulatedControlsProps): JSX.Element | null {
  const id = useId();
  const machine = cell.machine.value;
  if (machine.kind !== 'simulated') return null;
  const { settings } = machine;

  const turn = (change: Partial<SimulatedChoice>): void => {
    chooseMachine(cell, { ...machine, ...change });
    onTurn();
  };
  const set = (change: Partial<Settings>): void => turn({ settings: { ...settings, ...change } });
  const setPolicy = (name: string): void => {
    const policy = policies.find((one) => one.policy === name)?.policy;
    if (policy === undefined) return;
    // Round robin is nothing without a slice, and the others begin without one.
    const slice = policy === 'round-robin' ? (settings.slice ?? usualSliceMs) : settings.slice;
    set({ policy, slice });
  };

  return (
    <div class="cell-knobs" role="group" aria-label="Simulated machine">
      <label class="cell-knob" for={`${id}-cores`}>
        <span>Cores</span>
        <input
          id={`${id}-cores`}
          type="range"
          min={coreBounds.least}
          max={16}
          value={Math.min(machine.cores, 16)}
          onInput={(event) => turn({ cores: Number(event.currentTarget.value) })}
        />
      </label>
      <label class="cell-knob" for={`${id}-policy`}>
        <span>Next is</span>
        <select id={`${id}-policy`} value={settings.policy} onChange={(event) => setPolicy(event.currentTarget.value)}>
          {policies.map(({ policy, name }) => (
            <option key={policy} value={policy}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Knob
        label="Time slice"
        value={settings.slice}
        placeholder={settings.policy === 'round-robin' ? String(usualSliceMs) : 'none'}
        least={0.1}
        onChange={(slice) => set({ slice: slice ?? (settings.policy === 'round-robin' ? usualSliceMs : null) })}
      />
      <Knob
        label="Switch"
        value={settings.costs.switch}
        least={0}
        onChange={(cost) => set({ costs: { ...settings.costs, switch: cost ?? 0 } })}
      />
      <Knob
        label="Start"
        value={settings.costs.start}
        least={0}
        onChange={(cost) => set({ costs: { ...settings.costs, start: cost ?? 0 } })}
      />
      <Knob
        label="Message"
        value={settings.costs.message}
        least={0}
        onChange={(cost) => set({ costs: { ...settings.costs, message: cost ?? 0 } })}
      />
    </div>
  );
}

type KnobProps = {
  readonly label: string;
  /** Milliseconds; null for an empty box. */
  readonly value: number | null;
  readonly placeholder?: string;
  readonly least: number;
  readonly onChange: (ms: number | null) => void;
};

/** The longest time that a knob takes, in milliseconds; the costs of `program/simulated-settings.ts` have the same bound. */
const mostMs = 60_000;

/** A time in milliseconds. */
function Knob({ label, value, placeholder, least, onChange }: KnobProps): JSX.Element {
  const id = useId();
  const take = (text: string): void => {
    if (text === '') onChange(null);
    else if (Number(text) >= least && Number(text) <= mostMs) onChange(Number(text));
  };
  return (
    <label class="cell-knob" for={id}>
      <span>{label}</span>
      <input
        id={id}
        class="cell-size"
        type="number"
        aria-label={`${label}, milliseconds`}
        min={least}
        max={mostMs}
        step="any"
        placeholder={placeholder}
        value={value ?? ''}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <span aria-hidden="true">ms</span>
    </label>
  );
}
