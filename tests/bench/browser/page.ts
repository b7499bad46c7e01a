import { setTimeout as pause } from 'node:timers/promises';
import type { DevTools, Session } from './devtools.ts';
import { installProbe } from './probe.ts';

/** How a page is opened. */
export type PageOptions = {
  /** How many times slower its main thread is, and that of each frame with a process of its own. Workers are not slowed. */
  readonly cpuSlowdown?: number;
};

/** A place in the page, in CSS pixels. */
export type Point = { readonly x: number; readonly y: number };

/** Plain data, as it crosses the debugging protocol. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** A page under measurement. */
export type BenchPage = {
  /** Goes to an address and waits for the page's `load`. */
  readonly open: (url: string) => Promise<void>;
  /** Calls `fn` in the page and awaits it. It travels as text, so it names nothing from outside. */
  readonly evaluate: <Args extends readonly Plain[], Result>(
    fn: (...args: Args) => Result,
    ...args: Args
  ) => Promise<Awaited<Result>>;
  /** Waits until `fn`, asked once per frame in the page, gives something true; throws after `limitMs`. */
  readonly waitFor: <Args extends readonly Plain[]>(
    fn: (...args: Args) => unknown,
    args: Args,
    limitMs?: number,
  ) => Promise<void>;
  readonly movePointer: (to: Point) => Promise<void>;
  readonly click: (at: Point) => Promise<void>;
  /** Turns a wheel by so many pixels, down being positive; resolves when the page has heard of it. */
  readonly turnWheel: (at: Point, down: number, held?: { readonly ctrl: true }) => Promise<void>;
  /** Presses the button of the mouse at the first point, moves through the others one by one, and lets go at the last. */
  readonly drag: (points: readonly [Point, ...Point[]]) => Promise<void>;
  /** Types a character, or presses a key such as `Enter`. */
  readonly press: (key: string, held?: { readonly ctrl: true }) => Promise<void>;
  /** Puts text in at the cursor at once, as an input method does. */
  readonly insert: (text: string) => Promise<void>;
  /** Slows the sandboxed frames that are there now, as far as the page itself is slowed. */
  readonly slowFrames: () => Promise<void>;
  /** Gives a reader's hand, eye or thought its time. */
  readonly let: (ms: number) => Promise<void>;
};

type Evaluated = {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string }; readonly text: string };
};
type Targets = { readonly targetInfos: readonly { readonly targetId: string; readonly type: string }[] };

/** After this the page is taken for dead; far longer than anything that is measured, even on a busy computer. */
const silentMs = 120_000;

const keyCodes: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, Backspace: 8, End: 35, ArrowLeft: 37 };

/** Opens an empty page in a context of the browser. */
export async function openBenchPage(
  devtools: DevTools,
  browserContextId: string,
  { cpuSlowdown = 1 }: PageOptions,
): Promise<BenchPage> {
  const { targetId } = await devtools.browser.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    newWindow: true,
    width: 1440,
    height: 900,
  });
  const session = await devtools.attach(String(targetId));
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: callOf(installProbe) });
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  const slow = (one: Session): Promise<unknown> => one.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  if (cpuSlowdown > 1) await slow(session);

  const evaluate: BenchPage['evaluate'] = async (fn, ...args) => {
    const expression = callOf(fn, ...args);
    const evaluated = session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const silence = new AbortController();
    const silent = pause(silentMs, undefined, { signal: silence.signal }).then(
      () => Promise.reject(new Error(`The page did not answer within ${silentMs} ms: ${String(fn)}`)),
      () => evaluated,
    );
    const reply = await Promise.race([evaluated, silent]).finally(() => silence.abort());
    const { result, exceptionDetails } = reply as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as never;
  };
  const waitFor: BenchPage['waitFor'] = async (fn, args, limitMs = 60_000) => {
    const expression = `new Promise((resolve, reject) => {
      const begun = performance.now();
      const ask = () => {
        if (${callOf(fn, ...args)}) resolve();
        else if (performance.now() - begun > ${limitMs}) reject(new Error('waited in vain'));
        else requestAnimationFrame(ask);
      };
      ask();
    })`;
    const { exceptionDetails } = (await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
    })) as Evaluated;
    if (exceptionDetails) throw new Error(`Waited ${limitMs} ms in vain for ${String(fn)} of ${JSON.stringify(args)}`);
  };
  const mouse = (type: string, { x, y }: Point, params: object = {}): Promise<unknown> =>
    session.send('Input.dispatchMouseEvent', { type, x, y, ...params });

  return {
    open: async (url) => {
      await session.send('Page.navigate', { url });
      await waitFor((wanted) => location.href === wanted && document.readyState === 'complete', [url] as const);
    },
    evaluate,
    waitFor,
    movePointer: async (to) => {
      await mouse('mouseMoved', to);
    },
    click: async (at) => {
      // Sent one after the other without waiting, as a hand does it.
      const pressed = mouse('mousePressed', at, { button: 'left', clickCount: 1 });
      await mouse('mouseReleased', at, { button: 'left', clickCount: 1 });
      await pressed;
    },
    turnWheel: async (at, down, held) => {
      await mouse('mouseWheel', at, { deltaX: 0, deltaY: down, modifiers: held ? 2 : 0 });
    },
    drag: async (points) => {
      await mouse('mousePressed', points[0], { button: 'left', clickCount: 1 });
      for (const point of points) await mouse('mouseMoved', point, { button: 'left', buttons: 1 });
      await mouse('mouseReleased', points.at(-1) ?? points[0], { button: 'left', clickCount: 1 });
    },
    press: async (key, held) => {
      const code = keyCodes[key] ?? key.toUpperCase().charCodeAt(0);
      const params = { key, windowsVirtualKeyCode: code, modifiers: held ? 2 : 0 };
      const text = held === undefined && key.length === 1 ? { text: key } : {};
      const down = session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...params, ...text });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...params });
      await down;
    },
    insert: async (text) => {
      await session.send('Input.insertText', { text });
    },
    slowFrames: async () => {
      if (cpuSlowdown === 1) return;
      const { targetInfos } = (await devtools.browser.send('Target.getTargets')) as unknown as Targets;
      for (const { targetId: frame, type } of targetInfos) {
        if (type === 'iframe') await devtools.attach(frame).then(slow);
      }
    },
    let: (ms) => pause(ms),
  };
}

/** A call of `fn` as the page reads it. */
function callOf<Args extends readonly Plain[]>(fn: (...args: Args) => unknown, ...args: Args): string {
  return `(${String(fn)})(...${JSON.stringify(args)})`;
}
