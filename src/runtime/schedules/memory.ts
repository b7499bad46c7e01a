/** Elements of a typed array of any kind, so that code can be the same for all of them. */
export type Elements = { [index: number]: number | bigint; readonly length: number };

/** The kinds of typed arrays that can lie in shared memory. */
export type ElementKind = keyof typeof elementKinds;

/** The constructor of each kind. */
export const elementKinds = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

/** The most shared memory of a program under a scheduler: a state holds all of it. */
const mostBytes = 64 * 1024;

/** Regions of code that `critical` can watch in one program. */
export const mostRegions = 16;

const regionBytes = mostRegions * 4;

/**
 * All shared memory of a program, one address space. What is allocated begins at a multiple of 8. In front of it lie the
 * cells of watched regions, which become known only while threads run.
 */
export class Memory {
  readonly #most: number;
  #bytes: Uint8Array;
  #words: Uint16Array;
  readonly #elements = new Map<ElementKind, Elements>();
  #used = regionBytes;

  /** `most`: bytes that a program can have. */
  constructor(most = mostBytes) {
    this.#most = most;
    this.buffer = new ArrayBuffer(most + regionBytes);
    this.#bytes = new Uint8Array(this.buffer);
    this.#words = new Uint16Array(this.buffer);
    this.regions = new Int32Array(this.buffer, 0, mostRegions);
    for (const kind of kindNames) this.#elements.set(kind, new elementKinds[kind](this.buffer));
  }

  /** Where all of it lies. */
  buffer: ArrayBufferLike;

  /** From now on this memory lies in `buffer`, which is as large, as it is there: real threads share it. */
  moveTo(buffer: SharedArrayBuffer): void {
    this.buffer = buffer;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint16Array(buffer);
    this.regions = new Int32Array(buffer, 0, mostRegions);
    // All kinds take either buffer; their types know it only one by one.
    const elementsOver = buffer as ArrayBufferLike as ArrayBuffer;
    for (const kind of kindNames) this.#elements.set(kind, new elementKinds[kind](elementsOver));
  }

  /** The allocated memory as 16-bit words, for comparing states. */
  get words(): Uint16Array {
    return this.#words.subarray(regionBytes / 2, this.#used / 2);
  }

  /** How many threads are in each watched region. */
  regions: Int32Array;

  /** All of memory as elements of one kind; an element's index is its address divided by its width. */
  elements(kind: ElementKind): Elements {
    const elements = this.#elements.get(kind);
    if (!elements) throw new Error(`No elements of kind ${kind}`);
    return elements;
  }

  /** Runs `allocate`, which allocates what has been allocated before, in the same order: it gets the same addresses. */
  again<Value>(allocate: () => Value): Value {
    const used = this.#used;
    this.#used = regionBytes;
    this.#bytes.fill(0);
    try {
      return allocate();
    } finally {
      this.#used = used;
    }
  }

  /** The address of `bytes` new bytes, all zero. */
  allocate(bytes: number): number {
    const address = this.#used;
    if (address + bytes > this.#most + regionBytes) {
      throw new RangeError(`All schedules follows at most ${this.#most / 1024} kB of shared memory: make it smaller.`);
    }
    this.#used += Math.ceil(bytes / 8) * 8;
    return address;
  }

  /** A copy of what is allocated. */
  copy(): Uint8Array {
    return this.#bytes.slice(0, this.#used);
  }

  restore(copy: Uint8Array): void {
    this.#bytes.set(copy);
  }
}

/** All kinds of typed arrays. */
export const kindNames = Object.keys(elementKinds) as ElementKind[];

/** Bytes of one element. */
export function widthOf(kind: ElementKind): number {
  return elementKinds[kind].BYTES_PER_ELEMENT;
}
