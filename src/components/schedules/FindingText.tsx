import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { Finding } from '../../runtime/index.ts';
import { findingName } from './finding-words.ts';

/** A finding in words: its kind, then what happened. */
export function FindingText({ finding }: { readonly finding: Finding }): JSX.Element {
  return (
    <span class="schedules-finding-text">
      <b>{findingName(finding)}</b> <bdi>{visibleText(finding.message)}</bdi>
    </span>
  );
}
