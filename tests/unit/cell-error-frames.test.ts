import { describe, expect, test } from 'vitest';
import { errorHead, errorPlace, stackLines } from '../../src/components/cell/error-frames.ts';
import type { FrameReader } from '../../src/components/cell/error-frames.ts';
import type { GeneratedFrame } from '../../src/runtime/index.ts';

const frame = (name: string, entry: string, line: number): GeneratedFrame => ({ name, entry, line, column: 21 });
const frames: FrameReader = {
  place: ({ entry, line, column }) => (entry === 'realm' ? undefined : { file: entry, line, column }),
  name: ({ name }) => name,
};
const error = {
  type: 'error',
  name: 'RangeError',
  message: 'over\nthe limit',
  frames: [frame('fail', 'realm', 9), frame('check', 'main.ts', 4), frame('', 'main.ts', 6)],
  entries: [],
} as const;

describe('an error', () => {
  test('comes from the innermost place that is the reader’s', () => {
    expect(errorPlace(error, frames)).toEqual({ file: 'main.ts', line: 4, column: 21 });
    expect(errorPlace({ type: 'null', text: 'null' }, frames)).toBeUndefined();
  });

  test('has a stack of the reader’s frames only, named and nameless', () => {
    expect(stackLines(error, frames)).toEqual(['at check (main.ts:4:21)', 'at main.ts:6:21']);
  });

  test('is named in one line', () => {
    expect(errorHead(error)).toBe('RangeError: over');
    expect(errorHead({ ...error, message: '' })).toBe('RangeError');
  });
});
