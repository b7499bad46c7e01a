import { parentPort, workerData } from 'node:worker_threads';
import { workOf, type Code } from './thread-realm.ts';

/** A thread of a program under test, in a worker of Node. */
const { code, me } = workerData as { readonly code: Code; readonly me: number };
const port = parentPort;
if (!port) throw new Error('This is no worker');
const orders: unknown[] = [];
port.on('message', (order) => orders.push(order));
const work = await workOf(code, me);
port.removeAllListeners('message');
const obey = (order: unknown): void => {
  // Let go: a thread that ends by itself does so at a better moment than one that is ended.
  if (order === 'go') {
    port.close();
    return;
  }
  work.obey(order, (message) => {
    port.postMessage(message);
  });
};
port.on('message', obey);
orders.forEach(obey);
