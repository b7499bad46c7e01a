import { expect, test } from 'vitest';
import type { LaneReport } from '../../src/runtime/protocol.ts';
import type { Lane } from '../../src/runtime/results.ts';
import { createChannels, type Carrier } from '../../src/runtime/realm/channels.ts';
import { createMessageLog } from '../../src/runtime/realm/message-log.ts';

type Messages = Extract<LaneReport, { readonly kind: 'messages' }>;

/** The channels of a lane's realm, and what it has told of so far. */
function openRealm(lane: Lane) {
  const told: Messages[] = [];
  const log = createMessageLog((report) => {
    if (report.kind === 'messages') told.push(structuredClone(report));
  });
  return { channels: createChannels(lane, log), told, flush: log.flush };
}

/** The message in which ports arrive. */
const arrival = (...ports: MessagePort[]): Event => new MessageEvent('message', { ports });

/** Sends `port` from one realm to another; gives the port as which it arrives. */
function move(from: ReturnType<typeof openRealm>, port: MessagePort, to: ReturnType<typeof openRealm>): MessagePort {
  const travellers = from.channels.travellers([port]);
  if (travellers === undefined) throw new Error('the port is not known');
  const carrier: Carrier = { told: undefined };
  const { port1: arrived } = new MessageChannel();
  expect(to.channels.hear(carrier, structuredClone(travellers.note))).toBe(true);
  to.channels.arrived(carrier, arrival(arrived));
  travellers.left();
  return arrived;
}

test('a channel is told of once its ends are apart, with what was under way, by the same name and numbers at both', () => {
  const main = openRealm('main');
  const worker = openRealm('worker-1');
  const { port1, port2 } = new MessageChannel();
  main.channels.made(port1, port2);
  main.channels.endOf(port1)?.sent(1, null);
  main.channels.endOf(port2)?.received();
  main.channels.endOf(port1)?.sent(2, null);
  main.flush();
  expect(main.told).toEqual([]);

  const arrived = move(main, port2, worker);
  main.channels.endOf(port1)?.sent(3, 'x');
  worker.channels.endOf(arrived)?.received();
  worker.channels.endOf(arrived)?.received();
  worker.channels.endOf(arrived)?.sent(4, 'x');
  main.channels.endOf(port1)?.received();
  main.flush();
  worker.flush();
  expect(main.told).toMatchObject([
    {
      channel: 'main 1',
      end: 0,
      sent: [
        { index: 1, at: 2 },
        { index: 2, at: 3 },
      ],
      received: [{ index: 0 }],
    },
  ]);
  expect(worker.told).toMatchObject([
    { channel: 'main 1', end: 1, sent: [{ index: 0, at: 4 }], received: [{ index: 1 }, { index: 2 }] },
  ]);
});

test('a port that moves on goes on counting where it is', () => {
  const [main, first, second] = [openRealm('main'), openRealm('worker-1'), openRealm('worker-2')];
  const { port1, port2 } = new MessageChannel();
  main.channels.made(port1, port2);
  const once = move(main, port2, first);
  first.channels.endOf(once)?.sent(1, null);
  const twice = move(first, once, second);
  // Nobody is there any more.
  first.channels.endOf(once)?.sent(2, null);
  second.channels.endOf(twice)?.sent(3, null);
  first.flush();
  second.flush();
  expect(first.told.flatMap(({ sent }) => sent)).toMatchObject([{ index: 0, at: 1 }]);
  expect(second.told.flatMap(({ sent }) => sent)).toMatchObject([{ index: 1, at: 3 }]);
});

test('what is under way between two ends in one realm is kept up to a hundred messages', () => {
  const [main, worker] = [openRealm('main'), openRealm('worker-1')];
  const { port1, port2 } = new MessageChannel();
  main.channels.made(port1, port2);
  for (let at = 0; at < 1000; at += 1) main.channels.endOf(port1)?.sent(at, null);
  move(main, port2, worker);
  main.flush();
  expect(main.told.flatMap(({ sent }) => sent)).toHaveLength(100);
});

test.each([
  ['too few ports', { ports: [] }],
  ['no list', { ports: 7 }],
  ['no channel', { ports: [{ channel: 7, end: 0, sent: 0, received: 0 }] }],
  ['a long name', { ports: [{ channel: 'x'.repeat(1000), end: 0, sent: 0, received: 0 }] }],
  ['a third end', { ports: [{ channel: 'main 1', end: 2, sent: 0, received: 0 }] }],
  ['no numbers', { ports: [{ channel: 'main 1', end: 0, sent: 'many', received: 0 }] }],
])('a note that is made up is not believed: %s', (_, note) => {
  const realm = openRealm('worker-1');
  const carrier: Carrier = { told: undefined };
  const { port1 } = new MessageChannel();
  realm.channels.hear(carrier, note);
  realm.channels.arrived(carrier, arrival(port1));
  expect(realm.channels.endOf(port1)).toBeUndefined();
});

test('what is no list of ports to transfer is let be', () => {
  const { channels } = openRealm('main');
  for (const options of [undefined, null, 7, [], {}, [{}], { transfer: 'x' }, { transfer: [new ArrayBuffer(1)] }])
    expect(channels.travellers(options)).toBeUndefined();
});
