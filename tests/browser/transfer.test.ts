import { expect, it } from 'vitest';
import type { MachineChoice } from '../../src/runtime/index.ts';
import { everything } from '../same-course.ts';
import { onMain, onWorkers, runToEnd } from './support.ts';

const program = {
  'main.ts': `import * as Comlink from "comlink";
import { pool } from "lab";
import { fill, left, lengthOf } from "./bytes.ts";
const workers = pool(1);
const buffer = new ArrayBuffer(8);
const [view, other] = [new Uint8Array(buffer), new DataView(buffer)];
const filled = await workers.run(fill, Comlink.transfer(view, [buffer]), 7);
console.log("given", buffer.byteLength, view.length, "came back", filled.length, filled[7]);
try { other.getUint8(0); } catch (error) { console.log((error as Error).name); }
console.log("left there", await workers.run(left));
const kept = new Uint8Array(4);
await workers.run(fill, kept, 1);
console.log("copied", kept.length, kept[0]);
const inner = new Uint8Array(4);
console.log("within", await workers.run(lengthOf, { inner: Comlink.transfer(inner, [inner.buffer]) }), inner.length);
const [item] = [Comlink.transfer(new Uint8Array(2), [])];
console.log("mapped", await workers.map([item], (await import("./bytes.ts")).sizeOf), item.length);
for (const again of [() => Comlink.transfer(view, [buffer]), () => (() => 1) as never])
  await workers.run(fill, again(), 1).catch((error) => console.log("refused", error.name));
const own = new ArrayBuffer(4);
structuredClone(own, { transfer: [own] });
console.log("cloned", own.byteLength);
console.log("goes on", (await workers.run(fill, new Uint8Array(1), 3))[0]);
workers.close();`,
  'bytes.ts': `import * as Comlink from "comlink";
let last: Uint8Array | undefined;
export function fill(bytes: Uint8Array, value: number) {
  bytes.fill(value);
  last = bytes;
  return Comlink.transfer(bytes, [bytes.buffer]);
}
export const left = () => last?.length;
export const sizeOf = (bytes: Uint8Array) => bytes.length;
export const lengthOf = ({ inner }: { inner: Uint8Array }) => inner.length;`,
};

it.each<[string, MachineChoice]>([
  ['the main thread', onMain],
  ['workers', onWorkers(1)],
  ['the simulated machine', everything.machine],
])('what is transferred is gone where it was, and what is copied stays, on %s', async (_, machine) => {
  const { outcome, texts } = await runToEnd(program, machine);
  expect(outcome.status).toBe('completed');
  expect(texts).toEqual([
    'given 0 0 came back 8 7',
    'TypeError',
    'left there 0',
    'copied 4 0',
    'within 4 4',
    'mapped [2] 2',
    'refused DataCloneError',
    'refused DataCloneError',
    'cloned 0',
    'goes on 3',
  ]);
});
