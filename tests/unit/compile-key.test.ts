import { expect, test } from 'vitest';
import { buildKey, recipeVersion } from '../../src/runtime/program/build-key.ts';
import { hashText } from '../../src/runtime/program/hash.ts';
import { variantOf } from '../../src/runtime/program/variant.ts';
import { recipeSample, recipeSampleHashes } from './compile-recipe-sample.ts';
import { buildOf, programOf } from './compile-harness.ts';

const files = { 'main.ts': 'import "./a.ts";', 'a.ts': '1;', 'b.ts': '2;' };

test('a key is the same for the same files, whatever the title and the order of further files', () => {
  const key = buildKey(programOf(files), 'plain');
  const { 'b.ts': b, ...others } = files;
  expect(key).toMatch(/^[0-9a-f]{64}$/u);
  expect(buildKey({ ...programOf(files), title: 'A title' }, 'plain')).toBe(key);
  expect(buildKey(programOf({ 'main.ts': others['main.ts'], 'b.ts': b, 'a.ts': others['a.ts'] }), 'plain')).toBe(key);
});

test('a key differs by text, name, entry and variant', () => {
  const keys = [
    buildKey(programOf(files), 'plain'),
    buildKey(programOf(files), 'guarded'),
    buildKey(programOf({ ...files, 'b.ts': '3;' }), 'plain'),
    buildKey(programOf({ ...files, 'b.ts': '\ud800' }), 'plain'),
    buildKey(programOf({ ...files, 'b.ts': '\ufffd' }), 'plain'),
    buildKey(programOf({ 'a.ts': '1;', 'main.ts': 'import "./a.ts";', 'b.ts': '2;' }), 'plain'),
    buildKey(programOf({ 'main.ts': 'import "./a.ts";', 'a.ts': '1;', 'c.ts': '2;' }), 'plain'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('a build is named by its key', async () => {
  expect((await buildOf(files, 'guarded')).key).toBe(buildKey(programOf(files), 'guarded'));
});

test('the main thread takes guarded builds, workers plain ones', () => {
  expect([variantOf('main'), variantOf('workers')]).toEqual(['guarded', 'plain']);
});

test('the recipe makes the bytes that belong to its version; raise the version when they change', async () => {
  const hashes = {
    version: recipeVersion,
    guarded: hashText(JSON.stringify(await buildOf(recipeSample, 'guarded'))),
    plain: hashText(JSON.stringify(await buildOf(recipeSample, 'plain'))),
  };
  expect(hashes).toEqual(recipeSampleHashes);
});
