import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild-wasm';
import { expect, test } from 'vitest';
import { createSimulation } from '../../src/runtime/simulation/simulation.ts';
import { poisonEverything } from './poison.ts';
import { cores, scripts, settings } from './simulation/everything.ts';
import { digestOfPlayed } from './simulation/played-digest.ts';
import { playOn, type Played } from './simulation/script.ts';

const { outputFiles } = await build({
  stdin: {
    contents: `
      import { createSimulation } from '../../../src/runtime/simulation/simulation.ts';
      import { cores, scripts, settings } from './everything.ts';
      import { playOn } from './script.ts';
      const simulation = createSimulation(cores, settings);
      export const play = () => playOn(simulation, cores, scripts);`,
    resolveDir: fileURLToPath(new URL('simulation', import.meta.url)),
  },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'machine',
  // As the realm is bundled.
  target: 'es2022',
});

/** Plays everything in a world of its own, where another program runs once the machine is made. */
function digestBeside(program: string, globals: Readonly<Record<string, unknown>> = {}): unknown {
  const context = createContext({ ...globals });
  const { play } = runInContext(`${outputFiles[0]!.text}; machine;`, context) as { play: () => Played };
  runInContext(program, context);
  return digestOfPlayed(play());
}

const played = playOn(createSimulation(cores, settings), cores, scripts);
const digest = digestOfPlayed(played);

test('a program that poisons every built-in changes nothing of what happens', () => {
  expect([played.spans.length > 100, played.flights.length]).toEqual([true, 20]);
  expect(digestBeside('')).toBe(digest);
  expect(digestBeside(poisonEverything)).toBe(digest);
});

/** Tells of every method of a built-in that is called, and does what it did. */
const watchEverything = `(() => {
  'use strict';
  let isWatching = false;
  const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
  for (const owner of [Array, Map, Set, WeakMap, String, Number, Function, Object, Promise, RegExp, Error, Math, Reflect, JSON]) {
    for (const target of owner.prototype === undefined ? [owner] : [owner, owner.prototype]) {
      for (const key of ownKeys(target)) {
        const { value, configurable } = getOwnPropertyDescriptor(target, key);
        if (typeof value !== 'function' || !configurable || key === 'constructor') continue;
        target[key] = function (...args) { if (isWatching) report(key); return apply(value, this, args); };
      }
    }
  }
  isWatching = true;
})();`;

test('a program that watches every built-in sees nothing of what happens', () => {
  const seen: unknown[] = [];
  const report = (key: unknown): void => void seen.push(key);
  expect(digestBeside(`${watchEverything} 'a'.trim(); Math.max(1, 2);`, { report })).toBe(digest);
  expect(seen).toEqual(['trim', 'max']);
});
