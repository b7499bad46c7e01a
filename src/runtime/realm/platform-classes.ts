/** The platform's constructors that the realm uses itself, taken before a program can replace them. */
import { defineValue, getProperty, methodOf } from './primordials.ts';

const take = <Class>(name: string): Class => getProperty(globalThis, name) as Class;

export const NativeMessageChannel = take<typeof MessageChannel>('MessageChannel');
export const NativeMessageEvent = take<typeof MessageEvent>('MessageEvent');
export const NativeErrorEvent = take<typeof ErrorEvent>('ErrorEvent');
export const NativeEventTarget = take<typeof EventTarget>('EventTarget');
export const NativeBlob = take<typeof Blob>('Blob');
/** Absent where the platform has no workers or a policy took them away. */
export const NativeWorker = take<typeof Worker | undefined>('Worker');

/** `target.dispatchEvent(event)`. */
export const dispatchTo = methodOf(EventTarget.prototype, 'dispatchEvent') as (
  target: EventTarget,
  event: Event,
) => boolean;

/** Puts `value` in the place of a built-in: not enumerable, and as replaceable as the built-in was. */
export function replaceBuiltIn(target: object, name: string, value: unknown): void {
  defineValue(target, name, value, false);
}

const identity = <Value>(value: Value): Value => value;

/** Evaluates a program's text in the global scope, as a timer with a string handler asks for. */
export const evaluateGlobally: (text: string) => unknown = identity(eval);
