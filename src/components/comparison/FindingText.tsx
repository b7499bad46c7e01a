import type { JSX } from 'preact';
import { sentenceOf } from '../cell/verdict.ts';
import type { Finding } from '../cell/verdict.ts';

/** A finding: what it comes to first, then the rest of the sentence. */
export function FindingText({ finding }: { readonly finding: Finding }): JSX.Element {
  return (
    <p class="comparison-headline">
      <b>{finding.lead}</b>
      {sentenceOf(finding).slice(finding.lead.length)}
    </p>
  );
}
