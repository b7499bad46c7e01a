import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { previewText, visibleText } from '../../runtime/index.ts';
import type { Preview } from '../../runtime/index.ts';
import { stackLines } from './error-frames.ts';
import type { FrameReader } from './error-frames.ts';

/** Whether there is more to a value than its one line of text. */
export function unfolds(value: Preview): boolean {
  return value.type === 'error' || (value.type === 'object' && value.entries.length > 0);
}

type ValueProps = {
  readonly value: Preview;
  /** The value as one line of text. */
  readonly text: string;
  readonly frames: FrameReader;
};

/** A value that unfolds into its members, which are drawn when it does. */
export function Value({ value, text, frames }: ValueProps): JSX.Element {
  const open = useSignal(false);
  const stack = stackLines(value, frames);
  const members = membersOf(value);
  return (
    <>
      {members.length > 0 && (
        <button
          type="button"
          class="cell-unfold"
          aria-expanded={open.value}
          aria-label={`${open.value ? 'Fold' : 'Unfold'} ${nameOf(value)}`}
          onClick={() => (open.value = !open.value)}
        />
      )}
      {text}
      {stack.map((line) => `\n    ${visibleText(line)}`)}
      {open.value && (
        <div class="cell-members">
          {members.map(({ key, value: member }, index) => (
            <div key={index} class="cell-member">
              <span class="cell-key">{visibleText(key)}</span>
              {': '}
              <Value value={member} text={visibleText(previewText(member))} frames={frames} />
            </div>
          ))}
          {value.type === 'object' && value.more > 0 && (
            <div class="cell-more">{`… ${value.more.toLocaleString('en')} more`}</div>
          )}
        </div>
      )}
    </>
  );
}

type Member = { readonly key: string; readonly value: Preview };

function membersOf(value: Preview): readonly Member[] {
  if (value.type === 'object') return value.entries.map(memberOf);
  if (value.type !== 'error') return [];
  const own = value.entries.map(memberOf);
  const errors = (value.errors ?? []).map((error, index) => ({ key: `errors[${index}]`, value: error }));
  return [...(value.cause ? [{ key: 'cause', value: value.cause }] : []), ...errors, ...own];
}

function memberOf({ key, value }: { readonly key: Preview | string; readonly value: Preview }): Member {
  return { key: typeof key === 'string' ? key : previewText(key), value };
}

function nameOf(value: Preview): string {
  if (value.type === 'error' || value.type === 'object') return value.name;
  return value.type;
}
