import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { RepeatsView } from './RepeatsView.tsx';
import type { RunRecord, Texts } from './run-record.ts';
import { RunsTable } from './RunsTable.tsx';
import { ScalingView } from './ScalingView.tsx';
import type { Repeats, Scaling } from './study.ts';
import './comparison.css';

/** Something that a reader can ask for. */
export type Command = { readonly label: string; readonly onChoose: () => void };

type ComparisonProps = {
  readonly runs: ReadonlySignal<readonly RunRecord[]>;
  /** The run that the reader chose as the baseline. */
  readonly chosen: Signal<number | undefined>;
  readonly repeats: ReadonlySignal<Repeats | undefined>;
  readonly scaling: ReadonlySignal<Scaling | undefined>;
  /** The texts that the program came with, and those that it has now. */
  readonly original: ReadonlySignal<Texts>;
  readonly current: ReadonlySignal<Texts>;
  readonly commands: readonly Command[];
  readonly onSave: (blob: Blob, ending: string) => void;
};

/** The runs of a cell side by side, and the studies of it. */
export function Comparison(props: ComparisonProps): JSX.Element {
  const { runs, chosen, repeats, scaling, original, current, commands, onSave } = props;
  return (
    <div class="comparison">
      {runs.value.length > 0 ? (
        <RunsTable
          runs={runs.value}
          chosen={chosen.value}
          original={original.value}
          onChoose={(id) => (chosen.value = id)}
        />
      ) : (
        <p class="comparison-note">Run the program, on one machine and then on another, to compare.</p>
      )}
      <div class="comparison-commands">
        {commands.map(({ label, onChoose }) => (
          <button key={label} type="button" class="cell-button" onClick={onChoose}>
            {label}
          </button>
        ))}
      </div>
      {repeats.value && <RepeatsView repeats={repeats.value} current={current.value} />}
      {scaling.value && <ScalingView scaling={scaling.value} current={current.value} onSave={onSave} />}
    </div>
  );
}
