import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { MachineChoice } from '../../runtime/index.ts';
import { chooseMachine } from './cell-state.ts';
import type { CellState } from './cell-state.ts';
import { machines, parseWorkers, reasonAgainst, workerBounds } from './machine-offer.ts';

/** Which machine runs the program, and with how many workers. */
export function MachinePicker({ cell }: { readonly cell: CellState }): JSX.Element {
  const id = useId();
  const machine = cell.machine.value;
  const preset = cell.program.value.machine;
  const workers = useSignal(preset.kind === 'workers' ? preset.workers : workerBounds.usual);
  if (machine.kind === 'workers') workers.value = machine.workers;
  const reasons = useSignal<Partial<Record<MachineChoice['kind'], string>>>({});
  const group = useRef<HTMLDivElement>(null);
  const size = useRef<HTMLInputElement>(null);

  const choose = (kind: MachineChoice['kind']): void => {
    chooseMachine(cell, kind === 'main' ? { kind } : { kind, workers: workers.value });
  };
  useEffect(() => {
    // A choice from before the cell lived stands in its radio only, a number in its box.
    if (size.current) {
      resize(size.current);
      if (size.current !== document.activeElement) settle(size.current);
    }
    const early = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    const chosen = machines.find(({ kind }) => kind === early)?.kind;
    if (chosen !== undefined && chosen !== cell.machine.value.kind) choose(chosen);
    // What a browser lacks is known in the browser only; the server offers all.
    const reason = reasonAgainst('workers');
    if (reason === undefined) return;
    reasons.value = { workers: reason };
    chooseMachine(cell, { kind: 'main' });
    // Once in the life of a cell.
  }, [cell, reasons]);

  const resize = (input: HTMLInputElement): void => {
    const count = parseWorkers(input.value);
    if (count === undefined || count === workers.value) return;
    workers.value = count;
    chooseMachine(cell, { kind: 'workers', workers: count });
  };
  const settle = (input: HTMLInputElement): void => {
    input.value = String(workers.value);
  };
  return (
    <div class="cell-machine">
      <div role="radiogroup" aria-label="Machine" class="cell-machines" ref={group}>
        {machines.map(({ kind, name }) => (
          <label key={kind} class="cell-choice">
            <input
              type="radio"
              name={id}
              value={kind}
              checked={machine.kind === kind}
              disabled={reasons.value[kind] !== undefined}
              aria-describedby={reasons.value[kind] === undefined ? undefined : `${id}-${kind}`}
              onChange={() => choose(kind)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {machine.kind === 'workers' && (
        <input
          class="cell-size"
          ref={size}
          type="number"
          aria-label="Workers"
          min={workerBounds.least}
          max={workerBounds.most}
          value={machine.workers}
          onInput={(event) => resize(event.currentTarget)}
          onBlur={(event) => settle(event.currentTarget)}
        />
      )}
      {machines.map(
        ({ kind }) =>
          reasons.value[kind] !== undefined && (
            <p key={kind} id={`${id}-${kind}`} class="cell-reason">
              {reasons.value[kind]}
            </p>
          ),
      )}
    </div>
  );
}
