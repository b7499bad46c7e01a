/** What of a thread's name fits the mark beside its line: two letters. */
export function shortMark(name: string): string {
  return Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
    .slice(0, 2)
    .join('');
}
