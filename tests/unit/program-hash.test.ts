import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText } from '../../src/runtime/program/hash.ts';

test('the hash of a text is the SHA-256 of its UTF-8 form', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => hashText(text) === createHash('sha256').update(text, 'utf8').digest('hex'),
    ),
  );
});

test('texts around the length of a block are hashed whole', () => {
  for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128]) {
    const text = 'a'.repeat(length);
    expect(hashText(text)).toBe(createHash('sha256').update(text).digest('hex'));
  }
});
