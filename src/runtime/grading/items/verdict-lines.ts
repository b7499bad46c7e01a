import type { Verdict } from '../../exploration.ts';

/**
 * What a verdict says, as lines that a prediction reads like the output of a run:
 *
 *     schedules: 6
 *     failing: 4
 *     chance: 50 %
 *     found: assertion
 *     fewest switches: 2
 *     outcome 1: 4 schedules
 *
 * Where schedules were not counted, `schedules`, `failing`, `chance` and outcomes are left out; where nothing fails,
 * `found: nothing` stands alone. Data races are found too, but no number of switches is told of them.
 */
export function verdictLines({ counts, findings }: Verdict): readonly string[] {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  const failure = findings.find(({ kind }) => kind !== 'data-race');
  return [
    ...(counts
      ? [
          `schedules: ${counts.schedules}`,
          `failing: ${counts.failing}`,
          `chance: ${Math.round(counts.chance * 100)} %`,
        ]
      : []),
    ...(kinds.length === 0 ? ['found: nothing'] : kinds.map((kind) => `found: ${kind}`)),
    ...(failure ? [`fewest switches: ${failure.switches}`] : []),
    ...(counts?.outcomes ?? []).map(outcomeLine),
  ];
}

/** One outcome as such a line. */
export function outcomeLine({ outcome, schedules }: NonNullable<Verdict['counts']>['outcomes'][number]): string {
  return `outcome ${outcome}: ${schedules} ${schedules === 1n ? 'schedule' : 'schedules'}`;
}
