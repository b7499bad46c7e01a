/** An entry of a ZIP archive as its central directory tells it; sizes are claims until it has been unpacked. */
export type ZipEntry = {
  readonly name: string;
  /** 0: as it is; 8: DEFLATE. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
};

const endMark = 0x06054b50;
const end64LocatorMark = 0x07064b50;
const end64Mark = 0x06064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
const inExtra = 0xffffffff;

/**
 * Reads the central directory (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), which is where a ZIP archive says what
 * it holds; headers found by searching could be part of a file. Throws a RangeError where it leads out of the archive.
 */
export function* readDirectory(archive: Uint8Array<ArrayBuffer>): Generator<ZipEntry> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === end64LocatorMark) {
    const end64 = safeInteger(view, end - 12);
    if (view.getUint32(end64, true) !== end64Mark)
      throw new RangeError('the end of the directory is not where it should be');
    count = safeInteger(view, end64 + 32);
    at = safeInteger(view, end64 + 48);
  }
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== entryMark) throw new RangeError(`entry ${index} is not where it should be`);
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = archive.subarray(at + 46, at + 46 + nameLength);
    const [bytes, packedBytes, offset] = sizesOf(view, at, at + 46 + nameLength, extraLength);
    yield {
      name: nameText(name, (flags & 0x800) !== 0),
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 1) !== 0,
      packedBytes,
      bytes,
      offset,
    };
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
}

/** The packed bytes of an entry. Throws a RangeError where they are not in the archive. */
export function packedBytesOf(archive: Uint8Array<ArrayBuffer>, { offset, packedBytes }: ZipEntry): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (view.getUint32(offset, true) !== localMark) throw new RangeError('the entry does not begin where it should');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedBytes > archive.length) throw new RangeError('the entry ends behind the archive');
  return archive.subarray(start, start + packedBytes);
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw new RangeError('there is no directory');
}

/** Bytes, packed bytes and offset; what does not fit 32 bits stands in the extra field with the id 1. */
function sizesOf(view: DataView, entry: number, extra: number, extraLength: number): [number, number, number] {
  const sizes: [number, number, number] = [
    view.getUint32(entry + 24, true),
    view.getUint32(entry + 20, true),
    view.getUint32(entry + 42, true),
  ];
  let at = extra;
  const extraEnd = extra + extraLength;
  while (at + 4 <= extraEnd && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return sizes.map((size) => {
    if (size !== inExtra) return size;
    if (at + 8 > extraEnd) throw new RangeError('a size is missing');
    at += 8;
    return safeInteger(view, at - 8);
  }) as [number, number, number];
}

function safeInteger(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('a size is larger than any archive');
  return Number(value);
}

/** Archivers that do not say UTF-8 mostly mean it; where it is not, every byte is a letter of Windows' western set. */
function nameText(bytes: Uint8Array, saysUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !saysUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
