import type { Finding } from '../cell/verdict.ts';
import { Comparison } from './Comparison.tsx';
import { repeatFindings } from './repeat-findings.ts';
import { scalingFindings } from './scaling-findings.ts';
import type { Repeats, Scaling } from './study.ts';

function findingOf(study: Repeats | Scaling): Finding {
  return study.kind === 'repeats' ? repeatFindings(study).headline : scalingFindings(study).headline;
}

/** What a cell needs to show its runs side by side, in one piece: import it when somebody looks, and not before. */
export const comparisonParts = { Comparison, findingOf } as const;
