/** A typed array over shared memory, and how the program reaches it from what `setup` returned. */
export type SharedArray = {
  readonly name: string;
  readonly buffer: ArrayBufferLike;
  /** Bytes from the beginning of the buffer. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Whether it belongs to a lock or a channel of `lab`, whose name it then has. */
  readonly isLab: boolean;
};

/**
 * All typed arrays over shared memory in what `setup` returned, in an order that a structured clone keeps: a number is
 * enough for one thread to tell another which one it means.
 */
export function sharedArraysIn(shared: unknown): readonly SharedArray[] {
  const found: SharedArray[] = [];
  collect(shared, '', found, new Set());
  return found;
}

/** The number of the array that holds an element of a typed array, and the element's index there; -1 for what is in none. */
export function placeIn(
  arrays: readonly SharedArray[],
  cells: Pick<Int32Array, 'buffer' | 'byteOffset' | 'BYTES_PER_ELEMENT'>,
  index: number,
): { readonly array: number; readonly element: number } {
  const at = cells.byteOffset + index * cells.BYTES_PER_ELEMENT;
  const array = arrays.findIndex(({ buffer, from, to }) => buffer === cells.buffer && at >= from && at < to);
  const found = arrays[array];
  return { array, element: found ? Math.trunc((at - found.from) / found.width) : -1 };
}

/** What a place is called: `counter[0]`, or the name of a lock or channel. */
export function placeName(arrays: readonly SharedArray[], array: number, element: number): string {
  const found = arrays[array];
  if (!found) return 'a cell that setup() did not return';
  return found.isLab ? found.name : `${found.name}[${element}]`;
}

function collect(value: unknown, name: string, found: SharedArray[], seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (isOverSharedMemory(value)) found.push(sharedArray(value, name));
    return;
  }
  for (const [key, item] of itemsOf(value)) {
    const inside = Array.isArray(value) ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`;
    collect(item, inside, found, seen);
  }
}

function itemsOf(value: object): readonly (readonly [string, unknown])[] {
  if (value instanceof Map) return [...value].map(([key, item]) => [String(key), item]);
  if (value instanceof Set) return [...value].map((item, index) => [String(index), item]);
  return Object.entries(value);
}

function isOverSharedMemory({ buffer }: ArrayBufferView): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

function sharedArray(view: ArrayBufferView, name: string): SharedArray {
  const width = 'BYTES_PER_ELEMENT' in view ? Number(view.BYTES_PER_ELEMENT) : 1;
  const { buffer, byteOffset: from, byteLength } = view;
  const isLab = name.endsWith('.cells') || name === 'cells';
  return { name: name.replace(/\.cells$/u, ''), buffer, from, to: from + byteLength, width, isLab };
}
