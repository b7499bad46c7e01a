import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { FindingText } from './FindingText.tsx';
import type { Texts } from './run-record.ts';
import { ScalingChart } from './ScalingChart.tsx';
import { scalingColumns, scalingCsv, scalingFindings, scalingTable } from './scaling-findings.ts';
import { StudyState } from './StudyState.tsx';
import type { Scaling } from './study.ts';
import { percent } from './time-words.ts';
import { TwinTable } from './TwinTable.tsx';

type ScalingViewProps = {
  readonly scaling: Scaling;
  /** The texts as they are now. */
  readonly current: Texts;
  readonly onSave: (blob: Blob, ending: string) => void;
};

/** How a program's time changes with more and more workers or cores. */
export function ScalingView({ scaling, current, onSave }: ScalingViewProps): JSX.Element {
  const { axis } = scaling.plan;
  const findings = useMemo(() => scalingFindings(scaling), [scaling]);
  const { rows, amdahl, gustafson, headline, notes } = findings;
  const isOver = scaling.progress.status !== 'under-way';
  return (
    <figure class="comparison-study" aria-label="Scaling">
      <figcaption class="comparison-title">
        {axis === 'cores' ? 'Scaling: more simulated cores' : 'Scaling: more workers'}
      </figcaption>
      <StudyState study={scaling} current={current} />
      {isOver && <FindingText finding={headline} />}
      {isOver && rows.length > 1 && (
        <>
          <div class="comparison-charts">
            <ScalingChart findings={findings} axis={axis} measure="speed-up" />
            <ScalingChart findings={findings} axis={axis} measure="efficiency" />
          </div>
          <ul class="comparison-key" role="list">
            <li data-look="point">measured</li>
            {amdahl && <li data-look="amdahl">{`Amdahl, ${percent(amdahl.serial)} serial`}</li>}
            {gustafson && <li data-look="gustafson">{`Gustafson, ${percent(gustafson.serial)} serial`}</li>}
            <li data-look="ideal">ideal</li>
          </ul>
        </>
      )}
      {isOver &&
        notes.map((note) => (
          <p key={note} class="comparison-note">
            {note}
          </p>
        ))}
      {isOver && rows.length > 0 && (
        <>
          <TwinTable name="Scaling as a table" columns={scalingColumns(axis)} rows={scalingTable(scaling, findings)} />
          <button
            type="button"
            class="cell-button"
            onClick={() => onSave(new Blob([scalingCsv(scaling, findings)], { type: 'text/csv' }), '.scaling.csv')}
          >
            Save as CSV
          </button>
        </>
      )}
    </figure>
  );
}
