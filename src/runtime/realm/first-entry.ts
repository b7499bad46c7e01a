import type { Build, CallEntry, ProgramCall, ReplayEntry, ThreadsEntry } from '../request.ts';
import { hasOwn } from './primordials.ts';

/** The entries that stand in the place of a program's first file, where a build has them. */
const inItsPlace = { threads: '#threads' satisfies ThreadsEntry, replay: '#replay' satisfies ReplayEntry } as const;

/** The entry that lane `main` runs. */
export function firstEntry({
  build: { main, entries },
  call,
}: {
  readonly build: Pick<Build, 'main' | 'entries'>;
  readonly call?: ProgramCall | undefined;
}): string {
  if (call !== undefined) return '#call' satisfies CallEntry;
  if (hasOwn(entries, inItsPlace.replay)) return inItsPlace.replay;
  return hasOwn(entries, inItsPlace.threads) ? inItsPlace.threads : main;
}
