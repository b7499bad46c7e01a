import { messageData, postToPort, stopImmediatePropagation } from './primordials-platform.ts';
import { ownData } from './primordials.ts';

/*
 * Notes that the realms of a run pass each other over the program's own ports, so that they come in the order of what the
 * program sends there. The realm takes them out before the program sees them. A program that makes one up loses a message
 * of its own and no more.
 */

/** The one property of a message that is a note. */
const noteKey = 'interleave: the other end of this port';

/** A note as the message that carries it. */
export function noteMessage(note: object): object {
  return { [noteKey]: note };
}

/** Sends a note over a port. */
export function sendNote(port: MessagePort, note: object): void {
  postToPort(port, noteMessage(note));
}

/** Takes a note out of a stream of messages; undefined for what is a message of the program's. */
export function takeNote(event: Event): object | undefined {
  const data = messageData(event);
  const note = typeof data === 'object' && data !== null ? ownData(data, noteKey) : undefined;
  if (typeof note !== 'object' || note === null) return undefined;
  stopImmediatePropagation(event);
  return note;
}
