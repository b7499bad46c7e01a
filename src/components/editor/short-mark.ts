/** What of a thread's name fits the mark beside its line. */
export function shortMark(name: string): string {
  return [...name].slice(0, 2).join('');
}
