import type { Gate } from './gate.ts';
import { createView, SharedBuffer, viewOf } from './shared-view.ts';
import { shortText } from './short-text.ts';

/**
 * What a thread gets of what `setup` returned: a copy of everything but shared memory, as structured cloning makes it
 * (HTML, section 2.7), in which each shared array knows by which name the program reaches it.
 */
export function copyForThread(gate: Gate, value: unknown): unknown {
  return copy(gate, value, '', new Map());
}

function copy(gate: Gate, value: unknown, name: string, done: Map<unknown, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(
      `setup() returned a ${typeof value}${name === '' ? '' : ` as ${name}`}: threads get copies of what it returns, and a ${typeof value} cannot be copied.`,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  const keep = <Copy>(made: Copy): Copy => {
    done.set(value, made);
    return made;
  };
  const inside = (key: string): string => shortText(name === '' ? key : `${name}.${key}`, 100);

  const view = viewOf(value);
  if (view) {
    const { facts, buffer } = view;
    const offset = facts.address - SharedBuffer.addressOf(buffer);
    return keep(createView(gate, facts.kind, buffer, offset, facts.length, name));
  }
  if (value instanceof SharedBuffer) {
    return keep(new SharedBuffer(gate, SharedBuffer.addressOf(value), value.byteLength, name));
  }
  if (Array.isArray(value)) {
    const made: unknown[] = keep([]);
    value.forEach((item, index) => {
      made[index] = copy(gate, item, `${name}[${index}]`, done);
    });
    return made;
  }
  if (value instanceof Map) {
    const made = keep(new Map<unknown, unknown>());
    for (const [key, item] of value) {
      made.set(copy(gate, key, name, done), copy(gate, item, inside(String(key)), done));
    }
    return made;
  }
  if (value instanceof Set) {
    const made = keep(new Set<unknown>());
    for (const item of value) made.add(copy(gate, item, name, done));
    return made;
  }
  if (isClonedByEngine(value)) return keep(structuredClone(value));
  const made: Record<string, unknown> = keep({});
  for (const [key, item] of Object.entries(value)) made[key] = copy(gate, item, inside(key), done);
  return made;
}

function isClonedByEngine(value: object): boolean {
  return (
    ArrayBuffer.isView(value) ||
    value instanceof ArrayBuffer ||
    value instanceof Date ||
    value instanceof RegExp ||
    value instanceof Error
  );
}
