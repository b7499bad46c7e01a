import { deflateSync } from 'fflate';
import { fromBase64Url, toBase64Url } from '../program/base64url.ts';
import { inflateUpTo } from '../program/inflate.ts';
import { readJson, type Json } from './json-text.ts';
import { unreadable, type Reading } from './reading.ts';

/** What the fragment of an address may hold: a letter says which, a number which version of the way it is packed. */
export type FragmentKind = { readonly letter: 'a' | 's'; readonly what: string; readonly limitBytes: number };

const version = '1';

/** Writes data as the fragment of an address: `#a1.` and base64url of raw DEFLATE of JSON, as links to programs are. */
export function printFragment({ letter }: FragmentKind, data: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  return `#${letter}${version}.${toBase64Url(deflateSync(bytes, { level: 9 }))}`;
}

/** Whether the fragment of an address is meant as one of this kind, in whatever version. */
export function isFragment({ letter }: FragmentKind, hash: string): boolean {
  return new RegExp(`^#${letter}\\d+\\.`, 'u').test(hash);
}

/** Reads the fragment of an address. Never throws, and never inflates more than the kind's limit. */
export function parseFragment(kind: FragmentKind, hash: string): Reading<Json> {
  const { letter, limitBytes, what } = kind;
  if (!isFragment(kind, hash)) return unreadable(`${what} cannot be read: the address holds none.`);
  const prefix = `#${letter}${version}.`;
  if (!hash.startsWith(prefix)) {
    return unreadable(`${what} cannot be read: another version of this site made this link.`);
  }
  const data = hash.slice(prefix.length);
  // Text that does not shrink at all becomes longer by a few bytes in 65,535, and by a third in base64.
  if (data.length > Math.ceil((limitBytes * 4.02) / 3)) return unreadable(tooLarge(kind));
  const packed = fromBase64Url(data);
  if (packed === undefined) {
    return unreadable(`${what} cannot be read: the link holds characters that no link has.`);
  }
  const inflated = inflateUpTo(packed, limitBytes);
  switch (inflated.kind) {
    case 'too-large':
      return unreadable(tooLarge(kind));
    case 'truncated':
      return unreadable(`${what} cannot be read: the end of the link is missing. Copy the whole of it and try again.`);
    case 'malformed':
      return unreadable(`${what} cannot be read: the link is damaged. Copy it again from where it came.`);
    case 'inflated':
      return readBytes(inflated.bytes, kind);
  }
}

function readBytes(bytes: Uint8Array, { what, limitBytes }: FragmentKind): Reading<Json> {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), limitBytes, what);
  } catch {
    return unreadable(`${what} cannot be read: the link is damaged. Copy it again from where it came.`);
  }
}

function tooLarge({ what, limitBytes }: FragmentKind): string {
  return `${what} is too large for a link: a link holds ${limitBytes / 1_000} kB.`;
}
