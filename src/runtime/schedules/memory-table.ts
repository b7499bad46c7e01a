import type { MemoryRow } from '../exploration.ts';
import { copyForThread } from './copies.ts';
import type { ExploredProgram } from './explored-program.ts';
import { SharedBuffer, viewOf } from './shared-view.ts';
import type { World } from './world.ts';

type Reader = { readonly name: string; readonly read: (world: World) => string };

/** The most cells that are shown. */
const mostRows = 64;

/** Reads what is shared, by the names that the program gives it. */
export function memoryTable(program: ExploredProgram): (world: World) => readonly MemoryRow[] {
  const rows: Reader[] = [];
  // A copy knows its names.
  collect(program, copyForThread(program.gate, program.shared), rows, new Set());
  return (world) => rows.slice(0, mostRows).map(({ name, read }) => ({ name, value: read(world) }));
}

function collect(program: ExploredProgram, value: unknown, rows: Reader[], seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || value instanceof SharedBuffer) return;
  seen.add(value);
  const view = viewOf(value);
  if (view) {
    const { name, kind, address, length, width } = view.facts;
    const elements = program.gate.memory.elements(kind);
    for (let index = 0; index < length && rows.length < mostRows; index += 1) {
      rows.push({ name: `${name}[${index}]`, read: () => shown(elements[address / width + index] ?? 0) });
    }
    return;
  }
  const object = labObject(value);
  if (object) {
    rows.push({ name: object.name, read: (world) => readObject(world, object) });
    return;
  }
  const inside = value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
  for (const item of inside) collect(program, item, rows, seen);
}

type LabObject = { readonly kind: string; readonly name: string; readonly at: number };

function labObject(value: object): LabObject | undefined {
  if (!('kind' in value) || !('cells' in value) || typeof value.kind !== 'string') return undefined;
  const facts = viewOf(value.cells)?.facts;
  return facts && { kind: value.kind, name: facts.name.replace(/\.cells$/u, ''), at: facts.address / 4 };
}

function readObject({ program }: World, { kind, at }: LabObject): string {
  const cells = program.gate.memory.elements('Int32Array');
  const first = Number(cells[at]);
  if (kind === 'mutex') return first === 0 ? 'free' : `held by ${program.threads[first - 1]}`;
  if (kind === 'semaphore') return first === 1 ? '1 permit' : `${first} permits`;
  const values = Array.from({ length: Number(cells[at + 1]) }, (_, index) =>
    program.names.texts.textOf(Number(cells[at + 2 + index])),
  );
  return values.length === 0 ? 'empty' : values.join(', ');
}

/** A number as the console prints it. */
function shown(value: number | bigint): string {
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}
