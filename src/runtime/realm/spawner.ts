import type { BrokerOrder, BrokerReport, SpawnReport } from '../protocol.ts';
import { addListener, messageData, postToPort, startPort, transferring } from './primordials-platform.ts';

/** What whoever started a worker hears about it; nothing after `gone`. */
export type SpawnListener = (report: SpawnReport) => void;

/** A started worker, from its starter's side. */
export type Spawned = { readonly terminate: () => void };

/**
 * Starts workers. The frame does it for every lane, because workers that start workers hang now and then in Firefox
 * (9 of 440 starts measured) and because only one place can keep the count.
 */
export type Spawner = (
  entry: string,
  name: string,
  /** The program's channel to the worker; it is transferred. */
  port: MessagePort,
  listener: SpawnListener,
) => Spawned;

/** A spawner that asks the frame's broker over a port: for lanes that live in workers. `onEnd`: the broker ends this lane. */
export function remoteSpawner(port: MessagePort, onEnd: () => void): Spawner {
  const listeners: Record<number, SpawnListener> = { __proto__: null } as unknown as Record<number, SpawnListener>;
  let tokens = 0;
  addListener(port, 'message', (event) => {
    const report = messageData(event) as BrokerReport;
    if (report.kind === 'end') {
      onEnd();
      return;
    }
    listeners[report.token]?.(report);
    if (report.kind === 'gone' || report.kind === 'refused') delete listeners[report.token];
  });
  startPort(port);
  return (entry, name, program, listener) => {
    tokens += 1;
    const token = tokens;
    listeners[token] = listener;
    const order: BrokerOrder = { kind: 'spawn', token, entry, name, port: program };
    postToPort(port, order, transferring([program]));
    return {
      terminate: () => {
        postToPort(port, { kind: 'terminate', token } satisfies BrokerOrder);
      },
    };
  };
}
