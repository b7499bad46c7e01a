import { bytesText, teachingLimits } from './limits.ts';
import { unreadable, type Reading } from './reading.ts';

/** A JSON value, as it comes out of a file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Reads JSON that a stranger wrote: its size and its depth are looked at before it is parsed. Keys that every object
 * inherits, such as `__proto__`, are refused. Never throws.
 */
export function readJson(text: string, limitBytes: number, what: string): Reading<Json> {
  const excess = findExcess(text, limitBytes, what);
  if (excess !== undefined) return unreadable(excess);
  let value: unknown;
  try {
    value = JSON.parse(withoutMark(text));
  } catch {
    return unreadable(`${what} cannot be read: it is not JSON, or its end is missing. Download it again.`);
  }
  return asJson(value, what);
}

/** Why a text is not even parsed, if so: it is too large, or too deep in brackets. */
export function findExcess(text: string, limitBytes: number, what: string): string | undefined {
  // A text has at least as many bytes as UTF-16 units: what is far too large is not even encoded.
  const bytes = text.length > limitBytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes > limitBytes) return `${what} is too large: it may have ${bytesText(limitBytes)}.`;
  if (depthOf(text) > teachingLimits.depth) {
    return `${what} cannot be read: it holds more than ${teachingLimits.depth} lists in each other.`;
  }
  return undefined;
}

/** The text without the byte order mark that some editors put in front. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Takes a parsed value as JSON: plain values only, finite numbers, no key that every object inherits. */
export function asJson(value: unknown, what: string, depth = 0): Reading<Json> {
  if (depth > teachingLimits.depth) {
    return unreadable(`${what} cannot be read: it holds more than ${teachingLimits.depth} lists in each other.`);
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { ok: true, value };
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { ok: true, value } : unreadable(`${what} cannot be read: ${value} is no number.`);
  }
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (const item of value) {
      const read = asJson(item, what, depth + 1);
      if (!read.ok) return read;
      list.push(read.value);
    }
    return { ok: true, value: list };
  }
  if (typeof value !== 'object') return unreadable(`${what} cannot be read: it holds what is no data.`);
  const entries: [string, Json][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (key in Object.prototype || key === 'prototype') {
      return unreadable(`${what} cannot be read: nothing may be called ${JSON.stringify(key)}.`);
    }
    const read = asJson(item, what, depth + 1);
    if (!read.ok) return read;
    entries.push([key, read.value]);
  }
  return { ok: true, value: Object.fromEntries(entries) };
}

/** How many brackets are open at most, those in strings left out. Strings of YAML may make it too high, never too low. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === backslash) index += 1;
      else if (unit === quote) inString = false;
    } else if (unit === quote) inString = true;
    else if (unit === openBrace || unit === openBracket) deepest = Math.max(deepest, (depth += 1));
    else if (unit === closeBrace || unit === closeBracket) depth -= 1;
  }
  return deepest;
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
