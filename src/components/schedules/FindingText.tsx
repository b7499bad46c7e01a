import type { JSX } from 'preact';
import { visibleText } from '../../runtime/index.ts';
import type { Finding } from '../../runtime/index.ts';
import { findingName, findingSentence } from './finding-words.ts';

/** A finding in words: its kind, then what happened. */
export function FindingText({
  finding,
  threads,
}: {
  readonly finding: Finding;
  readonly threads: readonly string[];
}): JSX.Element {
  return (
    <span class="schedules-finding-text">
      <b>{findingName(finding)}</b> <bdi>{visibleText(findingSentence(finding, threads))}</bdi>
    </span>
  );
}
