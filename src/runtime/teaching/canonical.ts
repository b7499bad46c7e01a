import { hashText } from '../program/hash.ts';
import type { Json } from './json-text.ts';

/**
 * JSON with the keys of every object in the order of their UTF-16 units, no spaces, and numbers and strings as
 * ECMAScript writes them (RFC 8785). Equal values give equal texts; lone surrogates are escaped. What is `undefined` in
 * an object is left out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${entries.join(',')}}`;
}

/** SHA-256 over canonical JSON: `sha256-` and 64 hexadecimal digits. */
export function digestOfJson(value: Json | object): string {
  return `sha256-${hashText(canonicalJson(value))}`;
}
