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
              {key && <span class="cell-key">{visibleText(key)}</span>}
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

/** A member with its key as the console writes it, sign included: `name: `, `'a' => `, or nothing in a set. */
type Member = { readonly key: string; readonly value: Preview };

function membersOf(value: Preview): readonly Member[] {
  if (value.type === 'object') return value.entries.map((entry) => memberOf(entry, value.shape));
  if (value.type !== 'error') return [];
  const own = value.entries.map((entry) => memberOf(entry, 'object'));
  const errors = (value.errors ?? []).map((error, index) => ({ key: `errors[${index}]: `, value: error }));
  return [...(value.cause ? [{ key: 'cause: ', value: value.cause }] : []), ...errors, ...own];
}

type ObjectPreview = Extract<Preview, { type: 'object' }>;

function memberOf({ key, value }: ObjectPreview['entries'][number], shape: ObjectPreview['shape']): Member {
  if (typeof key === 'string') return { key: key && `${key}: `, value };
  const text = key.type === 'string' ? `'${previewText(key)}'` : previewText(key);
  return { key: shape === 'map' ? `${text} => ` : `${text}: `, value };
}

function nameOf(value: Preview): string {
  if (value.type === 'error' || value.type === 'object') return value.name;
  return value.type;
}
