import { replaceBuiltIn } from './platform-classes.ts';
import { addListener, eventPath } from './primordials-platform.ts';
import { getterIfThere, reflectApply } from './primordials.ts';

/** Events that a reader makes with what a program drew; their `on…` handlers are looked for. */
export const readerEvents = [
  'pointerdown',
  'pointerup',
  'pointermove',
  'click',
  'dblclick',
  'keydown',
  'keyup',
  'input',
  'change',
  'wheel',
  'focusin',
  'submit',
] as const;

/** Types of events of a program's own that are watched. */
const mostTypes = 100;

/** A list that is looked at by its length and elements. */
type Elements = { readonly length: number; readonly [index: number]: EventTarget | undefined };
type HandlerOf = (target: object) => unknown;

/**
 * Calls `woken` with an event's type when the event loop comes to the program because of something in its document: the
 * program listens to such events, or an element on the event's way has a handler for them. It is heard first of all, at
 * the window, on its way down.
 */
export function watchDocumentEvents(target: Window & typeof globalThis, woken: (type: string) => void): void {
  /** Types that the program listens to. */
  const listened: Record<string, true> = { __proto__: null } as unknown as Record<string, true>;
  const watched: Record<string, true> = { __proto__: null } as unknown as Record<string, true>;
  let types = 0;

  const watch = (type: string, isHeard: (event: Event) => boolean): void => {
    if (watched[type] === true) return;
    watched[type] = true;
    addListener(
      target,
      type,
      (event) => {
        if (listened[type] === true || isHeard(event)) woken(type);
      },
      true,
    );
  };

  for (let index = 0; index < readerEvents.length; index += 1) {
    const type = readerEvents[index];
    if (type === undefined) continue;
    const handlers = handlersOf(target, `on${type}`);
    watch(type, (event) => isHandled(handlers, eventPath(event)));
  }

  const nativeListen = target.EventTarget.prototype.addEventListener;
  const replacement = {
    addEventListener(this: EventTarget, ...args: readonly unknown[]): void {
      reflectApply(nativeListen, this, args);
      const type = args[0];
      if (typeof type !== 'string' || listened[type] === true || types >= mostTypes) return;
      // Messages are heard where they are counted.
      if (type === 'message' || type === 'messageerror') return;
      types += 1;
      listened[type] = true;
      watch(type, () => false);
    },
  };
  replaceBuiltIn(target.EventTarget.prototype, 'addEventListener', replacement.addEventListener);
}

/** The built-in getters of a handler attribute, for the kinds of objects that are on an event's way. */
function handlersOf(target: Window & typeof globalThis, name: string): readonly HandlerOf[] {
  const getters = [target.HTMLElement.prototype, target.SVGElement.prototype, target.Document.prototype, target].map(
    (owner) => getterIfThere(owner as unknown as Record<string, unknown>, name),
  );
  return getters.filter((getter) => getter !== undefined);
}

function isHandled(handlers: readonly HandlerOf[], path: Elements): boolean {
  for (let step = 0; step < path.length; step += 1) {
    const element = path[step];
    if (element === undefined) continue;
    for (let index = 0; index < handlers.length; index += 1) {
      try {
        if (typeof handlers[index]?.(element) === 'function') return true;
      } catch {
        // An object of another kind: the next getter is its own.
      }
    }
  }
  return false;
}
