import type { Lane } from '../results.ts';
import { sendNote } from './port-notes.ts';
import {
  mapDelete,
  mapGet,
  mapReader,
  mapSet,
  newMap,
  newWeakMap,
  ownData,
  weakMapGet,
  weakMapSet,
} from './primordials.ts';

/*
 * Whether anybody is left to answer on a port. Platforms do not tell a port that its other end's thread has died. So a
 * lane that serves a port with comlink says so over that port, and says its last word there too: in the port's own
 * stream, and thus after every answer. A thread that is killed while it spins says nothing; the page tells of it.
 * These notes (`port-notes.ts`) are not counted as messages.
 */

/** `heard` is the number of calls that came through, answered or not. */
type Note = { readonly lane: Lane } | { readonly gone: string; readonly heard: number };

/** A port on which this lane calls, and what it knows of the lane that should answer. */
type Asking = { asked: number; lane: unknown; gone: unknown };
/** A port on which this lane answers. */
type Serving = { heard: number };

const asking = newWeakMap<MessagePort, Asking>();
const serving = newMap<MessagePort, Serving>();
const lostLanes = newMap<unknown, string>();
let died: () => void = () => undefined;

/** Sets who is called whenever the far end of some port may have died. */
export function onFarDeath(listener: () => void): void {
  died = listener;
}

/** Why nobody will answer on this port; undefined while somebody may. */
export function deathOf(port: MessagePort): string | undefined {
  const { lane, gone } = askingOn(port);
  return typeof gone === 'string' ? gone : mapGet(lostLanes, lane);
}

/** Counts a call that was sent on this port. */
export function countAsked(port: MessagePort): void {
  askingOn(port).asked += 1;
}

/** Says on a port that calls to it are answered by `lane`, which is this one. Gives back what counts them. */
export function servePort(port: MessagePort, lane: Lane): () => void {
  const state: Serving = { heard: 0 };
  mapSet(serving, port, state);
  sendNote(port, { lane } satisfies Note);
  return () => {
    state.heard += 1;
  };
}

/** The port is about to be closed, and needs no last word. */
export function leavePort(port: MessagePort): void {
  mapDelete(serving, port);
}

/** Says the last word on every port that this lane serves. */
export function leaveAllPorts(gone: string): void {
  const next = mapReader(serving);
  for (let step = next(); step.done !== true; step = next()) {
    const [port, { heard }] = step.value as readonly [MessagePort, Serving];
    sendNote(port, { gone, heard } satisfies Note);
  }
}

/** Tells of a lane that was ended without its own last word. */
export function loseLane(lane: Lane, reason: string): void {
  mapSet(lostLanes, lane, reason);
  died();
}

/** Hears a note that came on a port; gives the number of calls from here that it tells were never heard. */
export function hearFarEnd(port: MessagePort, note: object): number {
  const state = askingOn(port);
  state.lane = ownData(note, 'lane');
  state.gone = ownData(note, 'gone');
  const heard = ownData(note, 'heard');
  died();
  return typeof heard === 'number' && state.asked > heard ? state.asked - heard : 0;
}

function askingOn(port: MessagePort): Asking {
  const known = weakMapGet(asking, port);
  if (known !== undefined) return known;
  const state: Asking = { asked: 0, lane: undefined, gone: undefined };
  weakMapSet(asking, port, state);
  return state;
}
