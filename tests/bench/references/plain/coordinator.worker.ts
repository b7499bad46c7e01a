import * as Comlink from 'comlink';
import { countPrimes } from '../../../fixtures/programs/bench/pool-speed-up/work.ts';
import type { PlainOrder } from '../plain-frame.ts';
import type { Answers } from './answerer.worker.ts';

type Start = { readonly order: PlainOrder; readonly answererUrl: string; readonly ports: readonly MessagePort[] };
type Endpoint = Worker | MessagePort;

self.onmessage = async ({ data }: MessageEvent<Start>) => {
  for (const port of data.ports) port.start();
  self.postMessage(
    data.order.kind === 'calls' ? await timeCalls(data, data.order.calls) : await timeTasks(data, data.order),
  );
};

async function timeCalls({ answererUrl, ports }: Start, calls: number): Promise<readonly number[]> {
  const own = new Worker(answererUrl);
  const [port] = ports;
  if (!port) throw new Error('no port');
  const ways = [rawCall(own), comlinkCall(own), rawCall(port), comlinkCall(port)];
  const times: number[] = [];
  for (const way of ways) await microseconds(way, calls);
  for (const way of ways) times.push(await microseconds(way, calls));
  return times;
}

function rawCall(endpoint: Endpoint): (n: number) => Promise<unknown> {
  let answer: ((n: unknown) => void) | undefined;
  endpoint.addEventListener('message', ((event: MessageEvent<unknown>) => {
    if (typeof event.data === 'number') answer?.(event.data);
  }) as EventListener);
  return (n) =>
    new Promise((resolve) => {
      answer = resolve;
      endpoint.postMessage(n);
    });
}

function comlinkCall(endpoint: Endpoint): (n: number) => Promise<unknown> {
  const remote = Comlink.wrap<Answers>(endpoint);
  return async (n) => await remote.addOne(n);
}

/** Microseconds a call, each awaited before the next. */
async function microseconds(way: (n: number) => Promise<unknown>, calls: number): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < calls; n += 1) await way(n);
  return ((performance.now() - begun) * 1000) / calls;
}

async function timeTasks(
  { ports }: Start,
  { size, tasks }: Extract<PlainOrder, { readonly kind: 'speed-up' }>,
): Promise<readonly number[]> {
  await share(ports, size, 16);
  let begun = performance.now();
  await share(ports, size, tasks);
  const sharedMs = performance.now() - begun;

  countPrimes(size);
  begun = performance.now();
  for (let task = 0; task < tasks; task += 1) countPrimes(size);
  return [sharedMs, performance.now() - begun];
}

/** Gives each worker two tasks, and a further one for each that it has done. */
function share(ports: readonly MessagePort[], size: number, tasks: number): Promise<void> {
  return new Promise((resolve) => {
    let sent = 0;
    let done = 0;
    const send = (port: MessagePort): void => {
      if (sent === tasks) return;
      sent += 1;
      port.postMessage({ count: size });
    };
    for (const port of ports) {
      port.onmessage = () => {
        done += 1;
        if (done === tasks) resolve();
        else send(port);
      };
      send(port);
      send(port);
    }
  });
}
