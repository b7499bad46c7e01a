import { expect, test } from 'vitest';
import { shapeOf } from '../../src/runtime/program-shape.ts';

test.each([
  'export function setup() {}\nexport const threads = {};',
  'export const setup = () => ({});\nexport const threads: Record<string, () => void> = {};',
  'function setup() {}\nconst all = {};\nexport { setup, all as threads };',
  'export { setup } from "./setup.ts"; export let threads = {};',
  '/* its threads */ export\nfunction setup() { return "//"; } // and\nexport var threads = { a: 1 };',
])('exports of both names make threads: %j', (text) => {
  expect(shapeOf(text)).toBe('threads');
});

test.each([
  '',
  'console.log("setup and threads")',
  'export function setup() {}\nconst threads = {};',
  'export const threads = {};\nexport { setup as make };\nfunction setup() {}',
  '// export function setup() {}\nexport const threads = {};',
  '/*\nexport function setup() {}\n*/ export const threads = {};',
  'const text = `\nexport function setup() {}\n`; export const threads = {};',
  'export function setupAll() {}\nexport const threadsOf = 1;',
  'module.export function setup() {} export const threads = 1;',
])('anything else is a script: %j', (text) => {
  expect(shapeOf(text)).toBe('script');
});

test.each([
  'export function setup() {}\nexport const tasks = {};',
  'function setup() {}\nconst all = {};\nexport { setup, all as tasks };',
])('setup and tasks make tasks: %j', (text) => {
  expect(shapeOf(text)).toBe('tasks');
});

test('a long text takes no long time', () => {
  const begin = performance.now();
  shapeOf(`setup threads ${'export {'.repeat(50_000)} ${'/*'.repeat(50_000)} ${'"\\'.repeat(50_000)}`);
  expect(performance.now() - begin).toBeLessThan(2_000);
});
