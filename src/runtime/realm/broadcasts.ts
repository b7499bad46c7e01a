import type { Activity } from './activity.ts';
import { replaceBuiltIn } from './platform-classes.ts';
import { addListener } from './primordials-platform.ts';
import { getProperty, newWeakMap, reflectApply, weakMapGet, weakMapSet } from './primordials.ts';

/** A channel's other end in the same realm, and how many of the realm's own broadcasts it has yet to hear. */
type Echo = { readonly channel: BroadcastChannel; awaited: number };

/**
 * Makes a broadcast count as pending until it has gone round. Nobody knows how many will receive one, so it cannot be
 * counted as messages are; but a second channel of the same name hears it when all others do.
 */
export function installBroadcasts(target: typeof globalThis, activity: Activity): void {
  const NativeChannel = getProperty(target, 'BroadcastChannel') as typeof BroadcastChannel | undefined;
  if (NativeChannel === undefined) return;
  const nativePost = NativeChannel.prototype.postMessage;
  const nativeClose = NativeChannel.prototype.close;
  const echoes = newWeakMap<BroadcastChannel, Echo>();

  const echoOf = (channel: BroadcastChannel): Echo => {
    const known = weakMapGet(echoes, channel);
    if (known !== undefined) return known;
    const echo: Echo = { channel: new NativeChannel(channel.name), awaited: 0 };
    const heard = (): void => {
      if (echo.awaited === 0) return;
      echo.awaited -= 1;
      activity.woken();
      activity.finish();
    };
    addListener(echo.channel, 'message', heard);
    addListener(echo.channel, 'messageerror', heard);
    weakMapSet(echoes, channel, echo);
    return echo;
  };
  replaceBuiltIn(NativeChannel.prototype, 'postMessage', function postMessage(this: BroadcastChannel, data: unknown) {
    const echo = echoOf(this);
    reflectApply(nativePost, this, [data]);
    echo.awaited += 1;
    activity.begin();
  });
  replaceBuiltIn(NativeChannel.prototype, 'close', function close(this: BroadcastChannel) {
    reflectApply(nativeClose, this, []);
    const echo = weakMapGet(echoes, this);
    // What was sent before is still under way: the echo closes with the realm.
    if (echo?.awaited === 0) reflectApply(nativeClose, echo.channel, []);
  });
}
