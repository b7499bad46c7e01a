import type { Activity } from './activity.ts';
import { takeNote } from './far-ends.ts';
import { addListener, messagePorts, messageSource } from './primordials-platform.ts';
import { replaceBuiltIn } from './platform-classes.ts';
import { newWeakMap, reflectApply, weakMapGet, weakMapSet } from './primordials.ts';

/** Counts the messages of the program's own ports. */
export type MessageCounter = {
  /** Counts what arrives on the ports that came with this message from now on, and on every port that arrives there. */
  readonly watchPortsOf: (event: Event) => void;
};

/**
 * Makes every message between the program's threads count: sent when a port takes it, received when it is delivered.
 * Our listener is added when the port enters the realm, so it comes before any of the program's.
 */
export function installMessages(target: typeof globalThis, activity: Activity): MessageCounter {
  const watched = newWeakMap<MessagePort, true>();

  const watch = (port: MessagePort): void => {
    if (weakMapGet(watched, port) === true) return;
    weakMapSet(watched, port, true);
    addListener(port, 'message', (event) => {
      activity.woken();
      const unheard = takeNote(port, event);
      if (unheard !== undefined) {
        activity.received(unheard);
        return;
      }
      watchPortsOf(event);
      activity.received();
    });
    // It has arrived, though nobody can read it.
    addListener(port, 'messageerror', () => {
      activity.received();
    });
  };

  const watchPortsOf = (event: Event): void => {
    const ports = messagePorts(event);
    for (let index = 0; index < ports.length; index += 1) {
      const arrived = ports[index];
      if (arrived !== undefined) watch(arrived);
    }
  };

  const nativePost = target.MessagePort.prototype.postMessage;
  replaceBuiltIn(
    target.MessagePort.prototype,
    'postMessage',
    function postMessage(this: MessagePort, ...args: readonly unknown[]): void {
      reflectApply(nativePost, this, args);
      activity.sent();
    },
  );

  const NativeChannel = target.MessageChannel;
  class MessageChannel extends NativeChannel {
    constructor() {
      super();
      watch(this.port1);
      watch(this.port2);
    }
  }
  replaceBuiltIn(target, 'MessageChannel', MessageChannel);

  // A window may post to itself; a worker's `postMessage` is replaced by its program port elsewhere.
  if ('document' in target) {
    const nativeWindowPost = target.postMessage;
    replaceBuiltIn(target, 'postMessage', (...args: readonly unknown[]): void => {
      reflectApply(nativeWindowPost, target, args);
      activity.sent();
    });
    addListener(target, 'message', (event) => {
      if (messageSource(event) !== target) return;
      activity.woken();
      watchPortsOf(event);
      activity.received();
    });
  }

  return { watchPortsOf };
}
