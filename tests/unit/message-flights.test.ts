import { expect, test } from 'vitest';
import type { LaneReport } from '../../src/runtime/protocol.ts';
import type { RunEvent } from '../../src/runtime/trace/run-event.ts';
import { createMessageFlights } from '../../src/runtime/machines/message-flights.ts';

type Messages = Extract<LaneReport, { readonly kind: 'messages' }>;

/** What one end tells: the numbers of its messages and their times, `[0, 5]` for the first at 5 ms. */
const told = (
  channel: string,
  end: 0 | 1,
  sent: readonly (readonly [index: number, at: number])[],
  received: readonly (readonly [index: number, at: number])[],
  dropped = 0,
): Messages => ({
  kind: 'messages',
  channel,
  end,
  sent: sent.map(([index, at]) => ({ index, at })),
  received: received.map(([index, at]) => ({ index, at })),
  dropped,
});
/** Flights as texts. */
const texts = (events: readonly RunEvent[]): readonly string[] =>
  events
    .flatMap((event) => (event.kind === 'flights' ? event.flights : []))
    .map(({ from, to, sent, received }) => `${from} ${sent} → ${to} ${received}`);

test('what one end sent and the other received is put together by its number, whoever tells first', () => {
  const flights = createMessageFlights();
  expect(flights.told('worker-1', told('worker-1', 1, [[0, 5]], [[0, 2]]))).toEqual([]);
  expect(
    texts(
      flights.told(
        'main',
        told(
          'worker-1',
          0,
          [
            [0, 1],
            [1, 3],
          ],
          [[0, 6]],
        ),
      ),
    ),
  ).toEqual(['main 1 → worker-1 2', 'worker-1 5 → main 6']);
  expect(texts(flights.told('worker-1', told('worker-1', 1, [], [[1, 4]])))).toEqual(['main 3 → worker-1 4']);
});

test('the size and the label that the sender told go with the message', () => {
  const flights = createMessageFlights();
  flights.told('main', {
    ...told('worker-1', 0, [], []),
    sent: [{ index: 0, at: 1, bytes: 40, label: 'call add' }],
  });
  expect(flights.told('worker-1', told('worker-1', 1, [], [[0, 2]]))).toEqual([
    {
      kind: 'flights',
      dropped: 0,
      flights: [{ from: 'main', to: 'worker-1', sent: 1, received: 2, bytes: 40, label: 'call add' }],
    },
  ]);
});

test('messages of different channels are kept apart, and so are the two directions of one', () => {
  const flights = createMessageFlights();
  flights.told('main', told('main 1', 0, [[0, 1]], []));
  expect(flights.told('worker-2', told('main 2', 1, [], [[0, 2]]))).toEqual([]);
  expect(flights.told('worker-2', told('main 1', 0, [], [[0, 2]]))).toEqual([]);
  expect(texts(flights.told('worker-1', told('main 1', 1, [], [[0, 2]])))).toEqual(['main 1 → worker-1 2']);
});

test('a port that has moved on sends from where it is, and messages that stay on a lane are no flights', () => {
  const flights = createMessageFlights();
  flights.told('worker-2', told('main 1', 0, [[1, 8]], []));
  flights.told('main', told('main 1', 0, [[0, 1]], []));
  expect(
    texts(
      flights.told(
        'worker-1',
        told(
          'main 1',
          1,
          [[0, 4]],
          [
            [0, 2],
            [1, 9],
          ],
        ),
      ),
    ),
  ).toEqual(['main 1 → worker-1 2', 'worker-2 8 → worker-1 9']);
  expect(flights.told('worker-1', told('main 1', 0, [], [[0, 5]]))).toEqual([]);
});

test('messages that were too many to be told of are counted', () => {
  const flights = createMessageFlights();
  expect(flights.told('main', told('worker-1', 0, [], [], 7))).toEqual([{ kind: 'flights', flights: [], dropped: 7 }]);
});
