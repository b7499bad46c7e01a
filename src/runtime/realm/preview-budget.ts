/** How much one line of output may hold, so that no value makes it large. */
import { min, patternExec, quoteText, stringCodeAt, stringSlice, symbolText } from './primordials.ts';

/** What is left of a line's bounds; shared by all its values. */
export type Budget = {
  /** Previews that may still be made. */
  nodes: number;
  /** UTF-16 units of strings that may still be kept. */
  text: number;
  /** Objects that a `circular` points at so far. */
  refs: number;
};

/** Longest string kept as a value of its own, in UTF-16 units. */
export const TOP_STRING_LIMIT = 10_000;
/** Longest string kept inside an object. */
export const NESTED_STRING_LIMIT = 2_000;
const NAME_LIMIT = 200;

/** The bounds of one line. */
export const newBudget = (): Budget => ({ nodes: 1_000, text: 50_000, refs: 0 });

/** The beginning of `text`, at most `limit` UTF-16 units, never half of a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = stringCodeAt(text, limit - 1);
  return stringSlice(text, 0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** The beginning of a string that the line still has room for. */
export function cutWithin(text: string, limit: number, budget: Budget): string {
  const kept = cut(text, min(limit, budget.text));
  budget.text -= kept.length;
  return kept;
}

/** A name (of a function, a class, a tag) as a line shows it. */
export const cutName = (name: string): string => (name.length > NAME_LIMIT ? `${cut(name, NAME_LIMIT)}…` : name);

/** A symbol as the console prints it. */
export const symbolName = (symbol: symbol): string => cutName(symbolText(symbol));

const bareKey = /^(?:\d+|[\p{L}_$][\p{L}\p{N}_$]*)$/u;
const plainKey = /^[^'\\\p{Cc}]*$/u;

/** A property's key as the console prints it: quoted unless it could be written without. */
export function keyName(key: string | symbol): string {
  if (typeof key === 'symbol') return symbolName(key);
  const name = cutName(key);
  if (patternExec(bareKey, name) !== null) return name;
  return patternExec(plainKey, name) === null ? quoteText(name) : `'${name}'`;
}
