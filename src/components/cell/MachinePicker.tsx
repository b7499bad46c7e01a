import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { machineBounds } from '../../runtime/machine-bounds.ts';
import type { PickedMachine } from '../../runtime/index.ts';
import { chooseMachine } from './cell-texts.ts';
import type { CellState } from './cell-state.ts';
import {
  machines,
  parseCores,
  parseWorkers,
  reasonAgainst,
  reasonAgainstSharing,
  reasonOfShape,
  usualSimulated,
  usualWorkers,
} from './machine-offer.ts';
import type { SimulatedChoice } from './machine-offer.ts';
import { SizeBox } from './SizeBox.tsx';

/** Which machine runs the program, and how large it is. */
export function MachinePicker({ cell }: { readonly cell: CellState }): JSX.Element {
  const id = useId();
  const machine = cell.machine.value;
  const preset = cell.program.value.machine;
  const workers = useSignal(preset.kind === 'workers' ? preset.workers : usualWorkers);
  const simulated = useSignal<SimulatedChoice>(preset.kind === 'simulated' ? preset : usualSimulated);
  if (machine.kind === 'workers') workers.value = machine.workers;
  if (machine.kind === 'simulated') simulated.value = machine;
  const browserLacks = useSignal<string | undefined>(undefined);
  const memoryLacks = useSignal<string | undefined>(undefined);
  const group = useRef<HTMLDivElement>(null);

  const shape = cell.shape.value;
  const reasons: Readonly<Record<PickedMachine['kind'], string | undefined>> = {
    main: reasonOfShape('main', shape),
    workers: browserLacks.value ?? (shape === 'threads' ? memoryLacks.value : undefined),
    simulated: browserLacks.value ?? reasonOfShape('simulated', shape) ?? cell.refusesSimulation.value,
    schedules: browserLacks.value ?? reasonOfShape('schedules', shape),
  };
  const choose = (kind: PickedMachine['kind']): void => {
    switch (kind) {
      case 'main':
      case 'schedules':
        chooseMachine(cell, { kind });
        return;
      case 'workers':
        chooseMachine(cell, { kind, workers: workers.value });
        return;
      case 'simulated':
        chooseMachine(cell, simulated.value);
    }
  };
  useEffect(() => {
    // A choice from before the cell lived stands in its radio only.
    const early = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    const chosen = machines.find(({ kind }) => kind === early)?.kind;
    if (chosen !== undefined && chosen !== cell.machine.value.kind) choose(chosen);
    // What a browser lacks is known in the browser only; the server offers all.
    browserLacks.value = reasonAgainst('workers');
    memoryLacks.value = reasonAgainstSharing();
    if (browserLacks.value !== undefined) chooseMachine(cell, { kind: 'main' });
    else if (memoryLacks.value !== undefined && cell.shape.value === 'threads') {
      chooseMachine(cell, { kind: 'schedules' });
    }
    // Once in the life of a cell.
  }, [cell, browserLacks, memoryLacks]);

  return (
    <div class="cell-machine">
      <div role="radiogroup" aria-label="Machine" class="cell-machines" ref={group}>
        {machines.map(({ kind, name }) => (
          <label key={kind} class="cell-choice" title={reasons[kind]}>
            <input
              type="radio"
              name={id}
              value={kind}
              checked={machine.kind === kind}
              disabled={reasons[kind] !== undefined}
              aria-describedby={reasons[kind] === undefined ? undefined : `${id}-${kind}`}
              onChange={() => choose(kind)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {/* Threads have a worker each, as many as the program has. */}
      {machine.kind === 'workers' && shape === 'script' && (
        <SizeBox
          label="Workers"
          bounds={machineBounds.workers}
          value={machine.workers}
          parse={parseWorkers}
          onChange={(count) => chooseMachine(cell, { kind: 'workers', workers: count })}
        />
      )}
      {machine.kind === 'simulated' && (
        <SizeBox
          label="Cores"
          bounds={machineBounds.cores}
          value={machine.cores}
          parse={parseCores}
          onChange={(cores) => chooseMachine(cell, { ...machine, cores })}
        />
      )}
      {machines.map(
        ({ kind }) =>
          reasons[kind] !== undefined && (
            <p key={kind} id={`${id}-${kind}`} class={kind === 'workers' ? 'cell-reason' : 'sr-only'}>
              {reasons[kind]}
            </p>
          ),
      )}
    </div>
  );
}
