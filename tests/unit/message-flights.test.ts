import { expect, test } from 'vitest';
import { createMessageFlights } from '../../src/runtime/machines/message-flights.ts';

const sent = (...times: number[]) => times.map((at) => ({ at, bytes: at * 10 }));

test('what one end sent and the other received is put together in the order of the channel, whoever tells first', () => {
  const flights = createMessageFlights();
  flights.started('worker-1', 'main');
  expect(
    flights.told('worker-1', { kind: 'messages', worker: 'worker-1', sent: sent(5), received: [2], dropped: 0 }),
  ).toEqual([]);
  expect(
    flights.told('main', { kind: 'messages', worker: 'worker-1', sent: sent(1, 3), received: [6], dropped: 0 }),
  ).toEqual([
    {
      kind: 'flights',
      dropped: 0,
      flights: [
        { from: 'main', to: 'worker-1', sent: 1, received: 2, bytes: 10, label: '' },
        { from: 'worker-1', to: 'main', sent: 5, received: 6, bytes: 50, label: '' },
      ],
    },
  ]);
  expect(
    flights.told('worker-1', { kind: 'messages', worker: 'worker-1', sent: [], received: [4], dropped: 0 }),
  ).toEqual([
    {
      kind: 'flights',
      dropped: 0,
      flights: [{ from: 'main', to: 'worker-1', sent: 3, received: 4, bytes: 30, label: '' }],
    },
  ]);
});

test('messages of different channels are kept apart, and a lane tells of its own channels only', () => {
  const flights = createMessageFlights();
  flights.started('worker-1', 'main');
  flights.started('worker-2', 'worker-1');
  flights.told('main', { kind: 'messages', worker: 'worker-1', sent: sent(1), received: [], dropped: 0 });
  expect(
    flights.told('worker-2', { kind: 'messages', worker: 'worker-2', sent: [], received: [2], dropped: 0 }),
  ).toEqual([]);
  expect(
    flights.told('worker-2', { kind: 'messages', worker: 'worker-1', sent: [], received: [2], dropped: 0 }),
  ).toEqual([]);
  expect(
    flights.told('main', { kind: 'messages', worker: 'worker-9', sent: sent(1), received: [2], dropped: 0 }),
  ).toEqual([]);
});

test('messages that were too many to be told of are counted', () => {
  const flights = createMessageFlights();
  flights.started('worker-1', 'main');
  expect(flights.told('main', { kind: 'messages', worker: 'worker-1', sent: [], received: [], dropped: 7 })).toEqual([
    { kind: 'flights', flights: [], dropped: 7 },
  ]);
});

test('of several messages that are put together at once each has its own times', () => {
  const flights = createMessageFlights();
  flights.started('worker-1', 'main');
  flights.told('main', { kind: 'messages', worker: 'worker-1', sent: sent(1, 2, 3), received: [], dropped: 0 });
  const [event] = flights.told('worker-1', {
    kind: 'messages',
    worker: 'worker-1',
    sent: [],
    received: [4, 5, 6],
    dropped: 0,
  });
  const told = event?.kind === 'flights' ? event.flights : [];
  expect(told.map((flight) => [flight.sent, flight.received])).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});
