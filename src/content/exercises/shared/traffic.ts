import type { TraceSummary } from 'check';

/** Workers that were given something before any of them had answered: they were at work at the same time. */
export function workersAskedAtOnce({ messages }: TraceSummary): number {
  const answered = Math.min(...messages.filter(({ to }) => to === 'main').map(({ receivedMs }) => receivedMs));
  const asked = messages.filter(({ from, sentMs }) => from === 'main' && sentMs < answered);
  return new Set(asked.map(({ to }) => to)).size;
}

/** About how many bytes `main` sent to all workers. */
export function bytesFromMain({ messages }: TraceSummary): number {
  return messages.reduce((sum, { from, bytes = 0 }) => (from === 'main' ? sum + bytes : sum), 0);
}
