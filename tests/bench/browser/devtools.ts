/** A session with one target of the browser: a page, a frame's process, or the browser itself. */
export type Session = {
  readonly send: (method: string, params?: object) => Promise<Record<string, unknown>>;
};

/** A connection to a browser's debugging protocol. */
export type DevTools = {
  readonly browser: Session;
  readonly attach: (targetId: string) => Promise<Session>;
  readonly close: () => void;
};

type Reply = {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};
type Waiting = { readonly resolve: (result: Record<string, unknown>) => void; readonly reject: (error: Error) => void };

/**
 * Connects to the debugging protocol at a `ws:` address. The usual libraries attach to every frame and worker and hold
 * each still until they have answered, which is several milliseconds of what is measured here; this one attaches to
 * what it is asked for.
 */
export async function connectDevTools(address: string): Promise<DevTools> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`No debugging protocol at ${address}`)), { once: true });
  });
  const waiting = new Map<number, Waiting>();
  let sent = 0;

  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { id, result, error } = JSON.parse(data) as Reply;
    const call = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || call === undefined) return;
    waiting.delete(id);
    if (error) call.reject(new Error(error.message));
    else call.resolve(result ?? {});
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has gone.'));
    waiting.clear();
  });

  const session = (sessionId?: string): Session => ({
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        sent += 1;
        waiting.set(sent, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
        socket.send(JSON.stringify({ id: sent, method, params, ...(sessionId && { sessionId }) }));
      }),
  });
  const browser = session();
  return {
    browser,
    attach: async (targetId) => {
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
      return session(String(sessionId));
    },
    close: () => socket.close(),
  };
}
