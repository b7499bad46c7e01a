import type { Activity } from './activity.ts';
import type { Carrier, Channels } from './channels.ts';
import { hearFarEnd } from './far-ends.ts';
import { addListener, messagePorts, messageSource, now } from './primordials-platform.ts';
import { replaceBuiltIn } from './platform-classes.ts';
import { noteMessage, takeNote } from './port-notes.ts';
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
export function installMessages(target: typeof globalThis, activity: Activity, channels: Channels): MessageCounter {
  const watched = newWeakMap<MessagePort, true>();

  const watch = (port: MessagePort): void => {
    if (weakMapGet(watched, port) === true) return;
    weakMapSet(watched, port, true);
    const end = channels.endOf(port);
    const carrier: Carrier = { told: undefined };
    addListener(port, 'message', (event) => {
      activity.woken();
      const note = takeNote(event);
      if (note !== undefined) {
        activity.received(channels.hear(carrier, note) ? 1 : hearFarEnd(port, note));
        return;
      }
      end?.received();
      channels.arrived(carrier, event);
      watchPortsOf(event);
      activity.received();
    });
    // It has arrived, though nobody can read it.
    addListener(port, 'messageerror', () => {
      end?.received();
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
      const travellers = args.length < 2 ? undefined : channels.travellers(args[1]);
      if (travellers !== undefined) {
        reflectApply(nativePost, this, [noteMessage(travellers.note)]);
        activity.sent();
      }
      const at = now();
      reflectApply(nativePost, this, args);
      travellers?.left();
      channels.endOf(this)?.sent(at, args[0]);
      activity.sent();
    },
  );

  const NativeChannel = target.MessageChannel;
  class MessageChannel extends NativeChannel {
    constructor() {
      super();
      channels.made(this.port1, this.port2);
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
