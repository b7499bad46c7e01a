import { expect, test } from 'vitest';

test('browser tests run in an isolated page, as the site does', () => {
  expect(crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});
