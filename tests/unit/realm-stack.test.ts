import { beforeEach, describe, expect, test } from 'vitest';
import type { GeneratedFrame } from '../../src/runtime/results.ts';
import { openWorld } from './realm-world.ts';

const main = 'program:///main.ts.js';
let world: ReturnType<typeof openWorld>;
beforeEach(() => {
  world = openWorld();
});

const parse = (lines: readonly string[], message = ''): readonly GeneratedFrame[] =>
  structuredClone(world.realm.parseStack(lines.join('\n'), message));
const named = (lines: readonly string[]): string[] =>
  parse(lines).map(({ name, entry, line, column }) => `${name}|${entry}|${line}:${column}`);

test('frames of Chromium are read', () => {
  expect(
    named([
      'RangeError: over the limit',
      `    at Account.withdraw [as take] (${main}:3:9)`,
      `    at new Account (${main}:4:1)`,
      `    at async load (program:///#pool.js:5:3)`,
      `    at Object.run (program:///shop/till.ts.js:6:7)`,
      `    at Object.<anonymous> (${main}:7:1)`,
      `    at get balance (${main}:8:1)`,
      `    at async ${main}:9:1`,
      `    at ${main}:10:1`,
      `    at <anonymous> (${main}:11:1)`,
    ]),
  ).toEqual([
    'Account.withdraw|main.ts|3:9',
    'new Account|main.ts|4:1',
    'load|#pool|5:3',
    'run|shop/till.ts|6:7',
    '|main.ts|7:1',
    'get balance|main.ts|8:1',
    '|main.ts|9:1',
    '|main.ts|10:1',
    '|main.ts|11:1',
  ]);
});

test('frames of Firefox are read', () => {
  expect(
    named([
      `withdraw@${main}:3:9`,
      `async*load@${main}:4:1`,
      `promise callback*outer/inner@${main}:5:1`,
      `outer/<@${main}:6:1`,
      `setTimeout handler*@${main}:7:1`,
      `@program:///#pool.js:8:1`,
      '',
    ]),
  ).toEqual([
    'withdraw|main.ts|3:9',
    'load|main.ts|4:1',
    'inner|main.ts|5:1',
    '|main.ts|6:1',
    '|main.ts|7:1',
    '|#pool|8:1',
  ]);
});

test('frames of WebKit are read from the scripts that the realm registered', () => {
  const data = `data:text/javascript,${'function%20f()%7B%7D@'.repeat(5_000)}`;
  world.realm.registerScript({ url: 'blob:null/4c1e', entry: 'main.ts', firstLine: 11 });
  world.realm.registerScript({ url: data, entry: 'square.ts', firstLine: 3 });
  expect(
    named([
      'withdraw@blob:null/4c1e:13:9',
      'map@[native code]',
      'async load@blob:null/4c1e:14:1',
      '@blob:null/4c1e:15:1',
      'blob:null/4c1e:16:1',
      'global code@blob:null/4c1e:17:1',
      'start@blob:null/4c1e:10:1',
      `square@${data}:4:2`,
    ]),
  ).toEqual([
    'withdraw|main.ts|3:9',
    'load|main.ts|4:1',
    '|main.ts|5:1',
    '|main.ts|6:1',
    '|main.ts|7:1',
    'square|square.ts|2:2',
  ]);
});

test('of two entries in one script the nearer above is the one', () => {
  world.realm.registerScript({ url: 'about:srcdoc', entry: 'main.ts', firstLine: 100 });
  world.realm.registerScript({ url: 'about:srcdoc', entry: '#pool', firstLine: 200 });
  expect(named(['a@about:srcdoc:150:1', 'b@about:srcdoc:201:1', 'realm@about:srcdoc:99:1'])).toEqual([
    'a|main.ts|51:1',
    'b|#pool|2:1',
  ]);
});

test('frames of the realm, of built-ins and of evaluated code are left out', () => {
  expect(
    named([
      'Error',
      `    at eval (eval at run (${main}:1:5), <anonymous>:1:1)`,
      '    at Array.map (<anonymous>)',
      '    at async Promise.all (index 0)',
      '    at run (blob:null/realm:3:1)',
      `@${main} line 3 > eval:1:1`,
      `    at run (${main}:1:5)`,
    ]),
  ).toEqual(['run|main.ts|1:5']);
});

test('lines of the message that look like frames are not read', () => {
  const message = `first\n    at fake (${main}:1:1)`;
  expect(parse([`Error: ${message}`, `    at real (${main}:2:2)`], message)).toEqual([
    { name: 'real', entry: 'main.ts', line: 2, column: 2 },
  ]);
});

test('a message that only occurs within a frame is not skipped', () => {
  expect(parse([`with@${main}:1:1`], 'with')).toHaveLength(1);
});

test('thirty frames are kept of any number', () => {
  expect(parse(Array<string>(100_000).fill(`f@${main}:1:1`))).toHaveLength(30);
});

test('an error that came from another thread keeps the frames of its origin', () => {
  const error = world.run('new Error("a")') as object;
  const frames = [{ name: 'square', entry: 'square.ts', line: 1, column: 2 }];
  world.realm.rememberFrames(error, frames);
  expect(world.realm.framesOf(error)).toBe(frames);
});

describe('an error of this engine', () => {
  test('names the functions that were called', () => {
    const error = world.run(
      'class A { static make() { return new A() } constructor() { this.e = new Error("a") } }\nA.make().e',
    );
    expect(structuredClone(world.realm.framesOf(error as object)).map((frame) => frame.name)).toEqual([
      'new A',
      'A.make',
      '',
    ]);
  });

  test('has no frames when the program makes its stacks unreadable', () => {
    expect(
      world.realm.framesOf(world.run('Error.prepareStackTrace = () => { throw 1 }; new Error("a")') as object),
    ).toHaveLength(0);
  });
});
