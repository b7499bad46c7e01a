import { FlateErrorCode, Inflate } from 'fflate';

/** Unpacked bytes, or what is wrong with the packed ones. */
export type Inflated =
  | { readonly kind: 'inflated'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'truncated' | 'malformed' };

/** DEFLATE makes at most 1,032 bytes of one, so that a part makes at most about a megabyte. */
const partLength = 1_024;

/** Inflates raw DEFLATE (RFC 1951) part by part, and stops when more than `limit` bytes have come out. */
export function inflateUpTo(packed: Uint8Array, limit: number): Inflated {
  if (packed.length === 0) return { kind: 'truncated' };
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  });
  try {
    for (let start = 0; start < packed.length; start += partLength) {
      const end = start + partLength;
      inflate.push(packed.slice(start, end), end >= packed.length);
      if (length > limit) return { kind: 'too-large' };
    }
  } catch (error) {
    return { kind: isEarlyEnd(error) ? 'truncated' : 'malformed' };
  }
  return { kind: 'inflated', bytes: joined(chunks, length) };
}

function isEarlyEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === FlateErrorCode.UnexpectedEOF;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
