import type { JSX } from 'preact';
import { lineDiff } from './line-diff.ts';
import type { DiffLine } from './line-diff.ts';

/** How many lines around a change are shown. */
const context = 3;

type DiffTableProps = { readonly caption: string; readonly before: string; readonly now: string };

/** Two texts as one table of lines, for who touches or hears them: what was removed, what was added, and a few lines around. */
export function DiffTable({ caption, before, now }: DiffTableProps): JSX.Element {
  const lines = lineDiff(before, now);
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  if (lines.every(({ kind }) => kind === 'same')) return <p class="diff-same">This file is the same in both.</p>;
  return (
    <div class="diff-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table class="diff-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
            <th scope="col">Change</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) =>
            isNear[index] ? (
              <Row key={index} line={line} />
            ) : (
              isNear[index - 1] !== false && <Gap key={index} count={gapAt(isNear, index)} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function gapAt(isNear: readonly boolean[], index: number): number {
  const end = isNear.indexOf(true, index);
  return (end === -1 ? isNear.length : end) - index;
}

function Gap({ count }: { readonly count: number }): JSX.Element {
  return (
    <tr class="diff-gap">
      <td colSpan={4}>{count === 1 ? '1 line is the same' : `${count} lines are the same`}</td>
    </tr>
  );
}

const changes = {
  same: { sign: '', word: 'same' },
  removed: { sign: '−', word: 'removed' },
  added: { sign: '+', word: 'added' },
} as const;

function Row({ line }: { readonly line: DiffLine }): JSX.Element {
  const { sign, word } = changes[line.kind];
  return (
    <tr data-change={line.kind}>
      <td class="diff-number">{line.kind === 'added' ? '' : line.before}</td>
      <td class="diff-number">{line.kind === 'removed' ? '' : line.now}</td>
      <td class="diff-sign">
        <span aria-hidden="true">{sign}</span>
        <span class="diff-word">{word}</span>
      </td>
      <td class="diff-text">
        <code>{line.text}</code>
      </td>
    </tr>
  );
}
