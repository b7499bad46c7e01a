/** Longest silence of a frame whose thread is idle, in milliseconds, before it counts as dead. */
const silentMs = 3000;
const everyMs = 500;

/** Watches whether the frame's idle thread still answers. */
export type Pulse = { readonly start: () => void; readonly heard: (id: number) => void; readonly stop: () => void };

/**
 * A heap that outgrows its process kills it without any event reaching the page (measured in Chromium), so the page
 * asks. Only time in which this page was visible and itself got its turns counts: a sleeping tab proves nothing.
 */
export function watchPulse({
  ping,
  onSilent,
}: {
  readonly ping: (id: number) => void;
  readonly onSilent: () => void;
}): Pulse {
  let timer: ReturnType<typeof setInterval> | undefined;
  let sent = 0;
  let answered = 0;
  let silence = 0;
  let last = 0;

  const tick = (): void => {
    const now = performance.now();
    const step = Math.min(now - last, 2 * everyMs);
    last = now;
    if (document.hidden || answered === sent) silence = 0;
    else silence += step;
    if (silence > silentMs) {
      onSilent();
      return;
    }
    if (answered === sent) {
      sent += 1;
      ping(sent);
    }
  };

  return {
    start: () => {
      last = performance.now();
      timer = setInterval(tick, everyMs);
    },
    heard: (id) => {
      answered = id;
      silence = 0;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
