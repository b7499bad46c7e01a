import { addListener } from './primordials-platform.ts';
import { getProperty, stringSlice, stringStartsWith, toText } from './primordials.ts';

/** The longest address that is repeated in full. */
const longestAddress = 200;

/**
 * Says which address the frame's policy has refused: what a program gets, `Failed to fetch` or an image's bare `error`
 * event, names none. The policy's events reach this realm's global object in frames and workers alike.
 */
export function explainRefusedLoads(target: EventTarget, warn: (text: string) => void): void {
  addListener(target, 'securitypolicyviolation', (event) => {
    const address = toText(getProperty(event, 'blockedURI') as string);
    if (!stringStartsWith(address, 'http') && !stringStartsWith(address, 'ws')) return;
    warn(`${stringSlice(address, 0, longestAddress)} was not asked: a program here has no network.`);
  });
}
