import { expect, test } from 'vitest';
import type { LaneReport } from '../../src/runtime/protocol.ts';
import { createMessageLog } from '../../src/runtime/realm/message-log.ts';

type Messages = Extract<LaneReport, { readonly kind: 'messages' }>;

/** A log, and what it has told of so far. Lists of the realm have no methods, and become ordinary ones on their way. */
function openLog() {
  const told: Messages[] = [];
  const log = createMessageLog((report) => {
    if (report.kind === 'messages') told.push(structuredClone(report));
  });
  return { log, told };
}

test('messages are kept until it is known which worker they go to', () => {
  const { log, told } = openLog();
  const known: { worker?: 'worker-1' } = {};
  const channel = log.open(() => known.worker);
  channel.sent(7, 'hello');
  log.flush();
  expect(told).toEqual([]);
  known.worker = 'worker-1';
  log.flush();
  expect(told).toEqual([
    { kind: 'messages', worker: 'worker-1', sent: [{ at: 7, bytes: 7 }], received: [], dropped: 0 },
  ]);
  log.flush();
  expect(told).toHaveLength(1);
});

test('the first 500 messages of a lane bear their size, the first 5,000 are told of, and the others are counted', () => {
  const { log, told } = openLog();
  const channels = [log.open(() => 'worker-1'), log.open(() => 'worker-2')];
  for (let at = 0; at < 6000; at += 1) channels[at % 2]!.sent(at, 'x');
  log.flush();
  const sent = told.flatMap((report) => report.sent);
  expect(sent).toHaveLength(5000);
  expect(sent.filter(({ bytes }) => bytes !== undefined)).toHaveLength(500);
  expect(told.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(1000);
});
