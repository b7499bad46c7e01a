import { expect, test } from 'vitest';
import { unusedName } from '../../src/runtime/program/realm-name.ts';

test.each([
  ['', '__realm'],
  ['const x = 1; // \\u{1f600} \\u00e9', '__realm'],
  ['__realm.x; __realm_.y', '__realm__'],
  ['__r\\u0065alm.enter();', '__realm_'],
  ['\\u{00005f}\\u{5F}realm.enter();', '__realm_'],
])('no program can say the name of the realm: %j', (text, name) => {
  expect(unusedName([{ name: 'main.ts', text }])).toBe(name);
});
