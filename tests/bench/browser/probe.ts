/** What the bench leaves in a page to take times with. All times are milliseconds of the page's `performance.now()`. */
export type Probe = {
  /** Starts watching: the next click or key with Ctrl begins, the first new line with this text in the cell's output ends. */
  readonly arm: (program: string, text: string) => void;
  /** The same, but what ends is the run: its outcome stands at the cell. */
  readonly armEnd: (program: string) => void;
  /** When it began, in milliseconds of the clock that all processes share. */
  readonly begunAt: () => number;
  /** Begins now, for what is started by a call. */
  readonly begin: () => void;
  /** From the beginning to the end of the frame in which the line was painted, or to the outcome. */
  readonly seen: () => Promise<number>;
  /** Resolves at the end of the frame in which this element is first painted. */
  readonly painted: (element: Element) => Promise<number>;
  /** Counts the page's frames from now on. */
  readonly countFrames: () => void;
  /** Milliseconds between the frames since then. */
  readonly takeFrames: () => number[];
};

declare global {
  var benchProbe: Probe;
}

/** Runs in the page before all of its scripts. */
export function installProbe(): void {
  if (window.top !== window) return;
  const painted = (element: Element): Promise<number> =>
    new Promise((resolve) => {
      // Its first call comes after layout and before paint, in the frame under way if there is one; a message that is
      // sent then arrives when that frame has been painted.
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
      observer.observe(element);
    });

  let begunAt: number | undefined;
  let seen: Promise<number> = Promise.reject(new Error('The probe was not armed.'));
  seen.catch(() => undefined);
  const begin = (event: MouseEvent | KeyboardEvent): void => {
    if (event instanceof KeyboardEvent && !event.ctrlKey) return;
    begunAt ??= event.timeStamp;
  };
  addEventListener('click', begin, true);
  addEventListener('keydown', begin, true);

  const arm = (program: string, text: string): void => {
    const log = document.querySelector(`[data-program="${program}"] [role=log]`);
    if (!log) throw new Error(`There is no cell ${program}`);
    const old = new Set(log.querySelectorAll('li'));
    begunAt = undefined;
    seen = new Promise((resolve) => {
      const look = (): void => {
        if (begunAt === undefined) return;
        const from = begunAt;
        for (const line of log.querySelectorAll('li')) {
          if (old.has(line) || !line.textContent.includes(text)) continue;
          observer.disconnect();
          void painted(line).then((at) => resolve(at - from));
          return;
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(log, { childList: true, subtree: true, characterData: true });
    });
  };

  const armEnd = (program: string): void => {
    const cell = document.querySelector(`[data-program="${program}"]`);
    if (!cell) throw new Error(`There is no cell ${program}`);
    begunAt = undefined;
    seen = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (begunAt === undefined || !cell.hasAttribute('data-outcome')) return;
        observer.disconnect();
        resolve(performance.now() - begunAt);
      });
      observer.observe(cell, { attributeFilter: ['data-outcome'] });
    });
  };

  let frames: number[] = [];
  let lastFrame: number | undefined;
  const count = (at: number): void => {
    if (lastFrame !== undefined) frames.push(at - lastFrame);
    lastFrame = at;
    requestAnimationFrame(count);
  };

  globalThis.benchProbe = {
    arm,
    armEnd,
    begunAt: () => performance.timeOrigin + (begunAt ?? Number.NaN),
    begin: () => {
      begunAt = performance.now();
    },
    seen: () => seen,
    painted,
    countFrames: () => {
      frames = [];
      if (lastFrame === undefined) requestAnimationFrame(count);
    },
    takeFrames: () => frames.splice(0),
  };
}
