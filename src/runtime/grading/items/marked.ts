import type { Mark, Property } from '../mark.ts';

/** A mark that came to its end. The whole share is for those who got everything right, and for nobody else. */
export function marked(properties: readonly Property[], share: number): Mark {
  const failed = properties.filter(({ passed }) => !passed);
  const [first] = failed;
  return {
    status: 'marked',
    properties,
    share: first === undefined ? 1 : Math.min(Math.max(0, share), mostOfNotAll),
    sentence: first === undefined ? 'All of it is right.' : first.feedback,
  };
}

/** What is not all right is worth less than all, however little is missing. */
const mostOfNotAll = 0.95;

/** An answer that is none to this item. */
export function unfitting(sentence: string): Mark {
  return { status: 'invalid', properties: [], share: 0, sentence };
}

/** Whether an answer names each of these once, and nothing else. */
export function isEachOnce(ids: readonly string[], known: readonly string[]): boolean {
  return ids.length === known.length && new Set(ids).size === ids.length && known.every((id) => ids.includes(id));
}

/** Whether an answer names only these, none of them twice. */
export function areSome(ids: readonly string[], known: readonly string[]): boolean {
  return new Set(ids).size === ids.length && ids.every((id) => known.includes(id));
}

/** "`one`", for a sentence: code by itself stays as it is. */
export function quoted(text: string): string {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return line.includes('`') ? line : `“${line}”`;
}
