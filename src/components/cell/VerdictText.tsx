import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { Ended } from './cell-state.ts';
import { sentenceOf, verdictOf } from './verdict.ts';

/** The verdict of a run, or of many: what it comes to first, then the rest of the sentence. */
export function VerdictText({ ended: { outcome, details, told } }: { readonly ended: Ended }): JSX.Element {
  const verdict = told ?? verdictOf(outcome, details);
  return (
    <span class="cell-verdict" data-tone={verdict.tone}>
      <b>{visibleText(verdict.lead)}</b>
      {sentenceOf(verdict).slice(verdict.lead.length)}
    </span>
  );
}
