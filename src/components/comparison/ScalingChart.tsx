import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ScalingFindings } from './scaling-findings.ts';
import type { ScalingAxis } from './scaling-plan.ts';
import { factorText } from './speed-up.ts';
import { percent } from './time-words.ts';
import { useWidth } from './use-width.ts';

type ScalingChartProps = {
  readonly findings: ScalingFindings;
  readonly axis: ScalingAxis;
  readonly measure: 'speed-up' | 'efficiency';
};

/** Speed-up or efficiency over the number of workers or cores. What draws it is fetched with the first one. */
export function ScalingChart({ findings, axis, measure }: ScalingChartProps): JSX.Element {
  const { host, width } = useWidth<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const failed = useSignal(false);
  useEffect(() => {
    if (width === 0) return undefined;
    let isWanted = true;
    import('./scaling-plot.ts').then(
      ({ plotScaling }) => {
        if (isWanted) place.current?.replaceChildren(plotScaling(findings, axis, measure, width));
      },
      () => (failed.value = true),
    );
    return () => {
      isWanted = false;
    };
  }, [findings, axis, measure, width, failed]);
  const title = measure === 'speed-up' ? 'Speed-up' : 'Efficiency';
  const told = findings.rows.map(({ size, speedUp, efficiency }) =>
    measure === 'speed-up' ? `${size}: ${factorText(speedUp.median)}` : `${size}: ${percent(efficiency)}`,
  );
  return (
    <div class="comparison-chart" ref={host}>
      {failed.value ? (
        <p class="comparison-note">The chart could not be fetched. Check the connection; the table has its figures.</p>
      ) : (
        <div ref={place} role="img" aria-label={`${title} by number of ${axis}. ${told.join(', ')}.`} />
      )}
    </div>
  );
}
