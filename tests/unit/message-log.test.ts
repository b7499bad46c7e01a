import { expect, test } from 'vitest';
import type { LaneReport } from '../../src/runtime/protocol.ts';
import { announceMessage, areLabelsWanted } from '../../src/runtime/realm/message-labels.ts';
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

test('messages are kept until the name of their channel is known', () => {
  const { log, told } = openLog();
  const known: { channel?: string } = {};
  const channel = log.open(() => known.channel, 0);
  channel.sent(0, 7, 'hello');
  log.flush();
  expect(told).toEqual([]);
  known.channel = 'worker-1';
  log.flush();
  expect(told).toEqual([
    {
      kind: 'messages',
      channel: 'worker-1',
      end: 0,
      sent: [{ index: 0, at: 7, bytes: 7 }],
      received: [],
      dropped: 0,
    },
  ]);
  log.flush();
  expect(told).toHaveLength(1);
});

test('a message has the label that was announced of it, and the next one has none', () => {
  const { log, told } = openLog();
  const channel = log.open(() => 'worker-1', 0);
  const say = (type: string, path: readonly string[] | undefined, answers: boolean, name?: string): void => {
    announceMessage({ type, path, ...(name !== undefined && { name }) }, answers);
    channel.sent(0, 0, null);
  };
  say('APPLY', ['counter', 'increment'], false);
  channel.sent(0, 0, null);
  say('APPLY', ['counter', 'increment'], true);
  say('APPLY', [], false);
  say('APPLY', [], true);
  say('GET', ['value'], false);
  say('SET', ['value'], false);
  say('CONSTRUCT', ['Counter'], false);
  say('APPLY', ['run'], false, 'burn');
  say('RELEASE', undefined, false);
  say(
    'APPLY',
    Array.from({ length: 40 }, () => 'a'.repeat(30)),
    false,
  );
  log.flush();
  const labels = told[0]?.sent.map(({ label }) => label) ?? [];
  expect(labels.slice(0, -1)).toEqual([
    'call counter.increment',
    undefined,
    'answer to counter.increment',
    'call',
    'answer',
    'read value',
    'set value',
    'new Counter',
    'call burn',
    'release',
  ]);
  expect(labels.at(-1)).toHaveLength(80);
});

test('the first 500 messages of a lane bear their size, the first 5,000 are told of, and the others are counted', () => {
  const { log, told } = openLog();
  const channels = [log.open(() => 'worker-1', 0), log.open(() => 'worker-2', 0)];
  expect(areLabelsWanted()).toBe(true);
  for (let at = 0; at < 6000; at += 1) channels[at % 2]!.sent(at, at, 'x');
  log.flush();
  const sent = told.flatMap((report) => report.sent);
  expect(sent).toHaveLength(5000);
  expect(sent.filter(({ bytes }) => bytes !== undefined)).toHaveLength(500);
  expect(told.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(1000);
  expect(areLabelsWanted()).toBe(false);
});
