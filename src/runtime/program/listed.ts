const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Words as a sentence lists them: `a, b and c`. */
export function listed(words: Iterable<string>): string {
  return lists.format(words);
}
