/** The platform's constructors that the realm uses itself, taken before a program can replace them. */
import { defineValue, methodOf } from './primordials.ts';

export const NativeMessageChannel = MessageChannel;
export const NativeMessageEvent = MessageEvent;
export const NativeErrorEvent = ErrorEvent;
export const NativeEventTarget = EventTarget;
export const NativeBlob = Blob;
/** Absent where the platform has no workers or a policy took them away. */
export const NativeWorker: typeof Worker | undefined = 'Worker' in globalThis ? Worker : undefined;

/** `target.dispatchEvent(event)`. */
export const dispatchTo: (target: EventTarget, event: Event) => boolean = methodOf(
  EventTarget.prototype,
  'dispatchEvent',
);

/** Puts `value` in the place of a built-in: not enumerable, and as replaceable as the built-in was. */
export function replaceBuiltIn(target: object, name: string, value: unknown): void {
  defineValue(target, name, value, false);
}

/** Evaluates a program's text in the global scope, as a timer with a string handler asks for. */
export const evaluateGlobally: (text: string) => unknown = eval;
