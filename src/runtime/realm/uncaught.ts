import type { RealmLane } from './lane.ts';
import {
  addListener,
  errorEventMessage,
  errorOfEvent,
  rejectedPromise,
  rejectionReason,
  startTimeout,
} from './primordials-platform.ts';
import { newWeakMap, weakMapGet, weakMapSet } from './primordials.ts';
import { preview as previewOf } from './preview.ts';
import type { Preview } from '../results.ts';

/** Reports an error that nobody caught: as a line, and for the run's outcome. */
export type ReportUncaught = (error: unknown, kind?: 'error' | 'rejection', fatal?: boolean) => number;

/** What `uncaught.ts` needs of the console: a line that says what happened. */
export type PrintUncaught = (error: Preview, kind: 'error' | 'rejection') => void;

/**
 * Listens for uncaught errors and unhandled rejections of this realm. A program that prevents the event's default, or
 * handles the rejection later, has dealt with it: the line stays, the outcome does not change.
 */
export function installUncaught(
  target: EventTarget,
  lane: RealmLane,
  print: PrintUncaught,
  tellStarter: (id: number, error: Preview, fatal: boolean) => void,
): ReportUncaught {
  let ids = 0;
  const rejections = newWeakMap<Promise<unknown>, number>();
  const report: ReportUncaught = (error, kind = 'error', fatal = false) => {
    ids += 1;
    const preview = previewOf(error);
    print(preview, kind);
    lane.report({ kind: 'uncaught', id: ids, error: preview });
    if (kind === 'error') tellStarter(ids, preview, fatal);
    lane.stirred();
    return ids;
  };

  const hear = (kind: 'error' | 'rejection') => (event: Event) => {
    const error = kind === 'error' ? errorOfEvent(event) : rejectionReason(event);
    // An error of another world (a script that may not be read) comes without its object.
    const id = report(kind === 'error' && error === null ? errorEventMessage(event) : error, kind);
    if (kind === 'rejection') weakMapSet(rejections, rejectedPromise(event), id);
    // Our listener came first; whether the program dealt with the event is known when its own have run.
    startTimeout(() => {
      if (event.defaultPrevented) lane.report({ kind: 'handled', lane: lane.brief.lane, id });
    }, 0);
  };
  addListener(target, 'error', (event) => {
    // Resource errors (an image that does not load) come here as plain events on their way down; they are not ours.
    if (event.target === target) hear('error')(event);
  });
  addListener(target, 'unhandledrejection', hear('rejection'));
  addListener(target, 'rejectionhandled', (event) => {
    const id = weakMapGet(rejections, rejectedPromise(event));
    if (id !== undefined) lane.report({ kind: 'handled', lane: lane.brief.lane, id });
  });
  return report;
}

/** `RangeError: over the limit`, as the first line of what an engine prints. */
export function titleOf(error: Preview): string {
  if (error.type === 'error') return error.message === '' ? error.name : `${error.name}: ${error.message}`;
  if (error.type === 'object') return error.name;
  return error.type === 'circular' ? '[Circular]' : error.text;
}
