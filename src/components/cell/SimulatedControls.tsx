import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { PickedMachine } from '../../runtime/index.ts';
import { machineBounds, usualSliceMs } from '../../runtime/machine-bounds.ts';
import { chooseMachine } from './cell-texts.ts';
import type { CellState } from './cell-state.ts';
import { deviceNames } from './device-names.ts';
import { Knob } from './Knob.tsx';
import { policies } from './machine-offer.ts';
import type { SimulatedChoice } from './machine-offer.ts';

type SimulatedControlsProps = {
  readonly cell: CellState;
  /** Runs the program again, if it has been run on this machine before. */
  readonly onTurn: () => void;
};

type Settings = SimulatedChoice['settings'];

/** The slider ends here: so few steps can be told apart under a finger. The box beside the machine's name goes on. */
const mostOnSlider = 16;

const costs = [
  ['switch', 'Switch'],
  ['start', 'Start'],
  ['message', 'Message'],
] as const satisfies readonly (readonly [keyof Settings['costs'], string])[];

/** The knobs of the simulated machine. Turning one runs the program again, because its time costs nothing. */
export function SimulatedControls({ cell, onTurn }: SimulatedControlsProps): JSX.Element | null {
  const id = useId();
  const devices = useComputed(() => {
    const { value: choice } = cell.machine;
    return choice.kind === 'simulated'
      ? deviceNames(cell.settled.value, cell.trace.value, choice.settings.devices)
      : [];
  });
  const isOpen = useSignal(isAboutMore(cell.program.value.machine));
  // Another program has come, by a link for one.
  useSignalEffect(() => {
    isOpen.value = isAboutMore(cell.program.value.machine);
  });
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
      <label class="cell-knob" data-grows for={`${id}-cores`}>
        <span>Cores</span>
        <input
          id={`${id}-cores`}
          type="range"
          min={machineBounds.cores.least}
          max={mostOnSlider}
          value={Math.min(machine.cores, mostOnSlider)}
          onInput={(event) => turn({ cores: Number(event.currentTarget.value) })}
        />
      </label>
      <Knob
        label="Time slice"
        unit="milliseconds"
        value={settings.slice}
        placeholder={settings.policy === 'round-robin' ? String(usualSliceMs) : 'none'}
        bounds={machineBounds.slice}
        onChange={(slice) => set({ slice: slice ?? (settings.policy === 'round-robin' ? usualSliceMs : null) })}
      />
      <label class="cell-knob" data-grows for={`${id}-policy`}>
        <span>Next is</span>
        <select id={`${id}-policy`} value={settings.policy} onChange={(event) => setPolicy(event.currentTarget.value)}>
          {policies.map(({ policy, name }) => (
            <option key={policy} value={policy}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <details
        class="cell-more"
        open={isOpen.value}
        onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}
      >
        <summary>
          More of the machine
          {!isOpen.value && toldOf(settings) !== '' && <span>: {toldOf(settings)}</span>}
        </summary>
        <div class="cell-more-knobs">
          {costs.map(([cost, label]) => (
            <Knob
              key={cost}
              label={label}
              unit="milliseconds"
              value={settings.costs[cost]}
              bounds={machineBounds.cost}
              onChange={(ms) => set({ costs: { ...settings.costs, [cost]: ms ?? 0 } })}
            />
          ))}
          {devices.value.map((name) => (
            <Knob
              key={`device ${name}`}
              label={name}
              spoken={`Device ${name}`}
              unit="at once"
              value={settings.devices[name] ?? 1}
              bounds={machineBounds.capacity}
              onChange={(count) => set({ devices: withDevice(settings.devices, name, count ?? 1) })}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

/** A device that serves one at a time is what every device is: it needs no setting. */
function withDevice(devices: Settings['devices'], name: string, count: number): Settings['devices'] {
  const others = Object.entries(devices).filter(([known]) => known !== name);
  return Object.fromEntries(count === 1 ? others : [...others, [name, count]]);
}

/** Whether what is behind "More of the machine" is other than usual: then the program is about it, and it stands open. */
function isAboutMore(machine: PickedMachine): boolean {
  return machine.kind === 'simulated' && toldOf(machine.settings) !== '';
}

/** What is other than usual there, in few words. */
function toldOf({ costs: cost, devices }: Settings): string {
  return [
    ...costs.flatMap(([name, label]) => (cost[name] > 0 ? [`${label.toLowerCase()} ${cost[name]} ms`] : [])),
    ...Object.entries(devices).flatMap(([name, count]) => (count === 1 ? [] : [`${name} ${count} at once`])),
  ].join(', ');
}
