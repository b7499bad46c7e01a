import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { poisonEverything } from './poison.ts';
import { openConsole, openWorld } from './realm-world.ts';

/** Makes values before the world is poisoned, since a program could hardly make them later. */
const sample = `globalThis.sample = [
  "text", -0, 10n, null, undefined, true, Symbol("s"), { a: 1, "b c": [1, , 2] }, [1, { x: 1 }], new Map([["k", { v: 1 }]]), new Set([1]),
  new Uint8Array([1, 2]), new ArrayBuffer(2), new DataView(new ArrayBuffer(1)), new Date(0), /a/gi, new RangeError("r", { cause: 1 }),
  Promise.resolve(), new WeakMap(), new (class Account { n = 1 }), function f() {}, async () => {}, (function () { return arguments })(1), Object(1),
  new AggregateError([1], "m"),
];
globalThis.table = [{ a: 1 }, { b: 2 }];`;
const printSample =
  'for (let i = 0; i < 25; i++) console.log(sample[i]); console.log("%s of %d %o", "a", 2, sample[7], sample[8]); console.table(table); console.count("c"); console.time("t"); console.timeEnd("t"); console.group("g"); console.warn(1); console.groupEnd(); console.assert(false, "x", 1); console.trace(); console.dir(sample); for (let i = 0; i < 300; i++) console.log(i);';

describe('a program that poisons every built-in', () => {
  test('prints the same lines as one that does not', () => {
    const clean = openConsole();
    clean.run(sample);
    clean.run(printSample);
    clean.lane.flush();
    const poisoned = openConsole();
    poisoned.run(sample);
    poisoned.run(poisonEverything);
    poisoned.run(printSample);
    poisoned.lane.flush();
    expect(clean.texts()).toHaveLength(334);
    expect(poisoned.texts()).toEqual(clean.texts());
  });

  test('does not see what the realm does', () => {
    const world = openConsole();
    world.run(`globalThis.seen = []; globalThis.samples = [[1, { a: /x/ }], new Map([[1, 2]]), new Error("a")];
      for (const owner of [Array, Map, String, RegExp, Function, WeakMap, Object]) {
        for (const key of Reflect.ownKeys(owner.prototype)) {
          const { value, configurable } = Reflect.getOwnPropertyDescriptor(owner.prototype, key);
          if (typeof value === "function" && configurable && key !== "constructor") owner.prototype[key] = function (...args) { seen[seen.length] = key; return Reflect.apply(value, this, args); };
        }
      }
      seen.length = 0;`);
    world.run('console.log("%s", samples[0], samples[1]); console.error(samples[2])');
    expect(structuredClone(world.run('seen'))).toEqual([]);
  });

  test('cannot stop or fake what the realm posts and hears', async () => {
    // The class of this engine's ports is the test's own too, and is given back after the program spoiled it.
    const world = openWorld(
      { MessageChannel, structuredClone },
      'globalThis.MessagePort = new MessageChannel().port1.constructor;',
    );
    const { port1, port2 } = new MessageChannel();
    const given = new MessageChannel();
    const heard = new Promise((resolve) => port2.once('message', resolve));
    world.run(poisonEverything);
    const post = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'postMessage')!;
    world.run('MessagePort.prototype.postMessage = () => { throw 1 };');
    try {
      const port = given.port1 as unknown as MessagePort;
      world.realm.postToPort(
        port1 as unknown as MessagePort,
        { kind: 'lines', port },
        world.realm.transferring([port]),
      );
    } finally {
      Object.defineProperty(MessagePort.prototype, 'postMessage', post);
    }
    expect(await heard).toMatchObject({ kind: 'lines' });
    given.port2.close();
    port1.close();
  });

  test('cannot change the clock of the realm', () => {
    const world = openWorld({ performance, Performance });
    const before = performance.timeOrigin + performance.now();
    world.run(
      'performance.now = () => 0; Performance.prototype.now = () => 0; globalThis.performance = null; Date.now = () => 0',
    );
    expect(world.realm.now()).toBeGreaterThanOrEqual(before);
  });
});

test('a world without threads says which built-in is missing when it is used', () => {
  expect(() => openWorld().realm.postToWorker({} as Worker, 1)).toThrow('This thread has no Worker.postMessage.');
});
