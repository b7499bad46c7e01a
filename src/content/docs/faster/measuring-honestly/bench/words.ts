const words = Array.from({ length: 8_000 }, (_, i) => `word${Math.imul(i, i) % 700}`);

/** A text of many words, made up and always the same. */
export const text = words.join(" ");

/** Counts how often each word occurs, the most frequent first. */
export function countWords(text: string): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of text.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]);
}
