import * as Comlink from 'comlink';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realmModules } from '../../src/runtime/program/realm-modules.ts';

test('a program can import from "comlink" what the package exports', () => {
  // Node adds these two to the exports of a CommonJS package.
  const names = Object.keys(Comlink).filter((name) => name !== 'default' && name !== 'module.exports');
  expect(realmModules.comlink).toEqual(names.sort());
});

test('a program can import from "lab" what its type declarations declare', () => {
  const declarations = readFileSync(new URL('../../src/runtime/lab/lab.d.ts', import.meta.url), 'utf8');
  const names = [...declarations.matchAll(/^export declare (?:function|const|class) (?<name>\w+)/gmu)];
  expect(realmModules.lab).toEqual(names.map((match) => match.groups?.['name']).sort());
});
