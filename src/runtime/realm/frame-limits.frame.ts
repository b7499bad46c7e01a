import { replaceBuiltIn } from './platform-classes.ts';
import { newTypeError } from './primordials.ts';

/** What a sandboxed frame silently does not do, and what a page's thread may not: each says so, and what to do instead. */
export function explainWhatIsMissing(target: Window & typeof globalThis): void {
  const dialogs = { alert: undefined, confirm: false, prompt: null, print: undefined } as const;
  for (const [name, answer] of Object.entries(dialogs)) {
    replaceBuiltIn(target, name, (): unknown => {
      target.console.warn(
        `${name}() opens nothing here: a program's frame may not put a dialog over the page. Use console.log().`,
      );
      return answer;
    });
  }
  // The frame's policy refuses every form. Chromium keeps the process of a frame that tried one, and with it a thread
  // that spins there, after the frame is removed (measured), so none may get that far.
  for (const name of ['submit', 'requestSubmit']) {
    replaceBuiltIn(HTMLFormElement.prototype, name, (): void => {
      target.console.warn(
        "A form is not sent from here, and has no submit event: a program has no network. Use its button's click event.",
      );
    });
  }
  for (const name of ['open', 'close', 'write', 'writeln']) {
    replaceBuiltIn(Document.prototype, name, (): void => {
      target.console.warn(
        `document.${name}() does nothing here: it would replace the document that the program runs in. Use document.body.append().`,
      );
    });
  }
  if (typeof Atomics === 'object') {
    replaceBuiltIn(Atomics, 'wait', (): never => {
      throw newTypeError(
        'Atomics.wait would block the main thread, so browsers refuse it there. Use Atomics.waitAsync, or run this on Workers.',
      );
    });
  }
}
