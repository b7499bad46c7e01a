import { expect, test } from 'vitest';
import { needsSharedMemory } from '../../src/course/needs-shared-memory.ts';

const programOf = (...texts: readonly [string, ...string[]]) => {
  const [main, ...others] = texts.map((text, index) => ({ name: `file-${index}.ts`, text }));
  return { files: [main!, ...others] } as const;
};

test.each([
  'const a = new SharedArrayBuffer(4);',
  'const a = new globalThis.SharedArrayBuffer(4);',
  'const { SharedArrayBuffer: Shared } = globalThis; const a = [SharedArrayBuffer];',
  'Atomics.wait(a, 0, 0);',
  'const f = () => { if (a) return { b: SharedArrayBuffer }; };',
])('%s needs shared memory', (text) => {
  expect(needsSharedMemory(programOf('a();', text))).toBe(true);
});

test.each([
  '// SharedArrayBuffer',
  'console.log("new SharedArrayBuffer(4)", `Atomics.wait`);',
  'function size(a: ArrayBuffer | SharedArrayBuffer): a is SharedArrayBuffer { return true; }',
  'const a = { SharedArrayBuffer: 1 }; b.SharedArrayBuffer();',
  'Atomics.add(a, 0, 1); b.wait();',
])('%s does not', (text) => {
  expect(needsSharedMemory(programOf(text))).toBe(false);
});

test('a program whose first file exports threads does, whatever they share', () => {
  const threads = 'import { mutex } from "lab"; export const setup = mutex; export const threads = { A() {} };';
  expect(needsSharedMemory(programOf(threads))).toBe(true);
  expect(needsSharedMemory(programOf('a();', threads))).toBe(false);
});
