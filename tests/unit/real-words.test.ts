import { expect, test } from 'vitest';
import { sentenceOf } from '../../src/components/cell/verdict.ts';
import { realSentence, realVerdict, replayVerdict } from '../../src/components/schedules/real-words.ts';
import type { RealCounts } from '../../src/runtime/results.ts';

const counts = (more: Partial<RealCounts>): RealCounts => ({
  wanted: 1000,
  runs: 1000,
  wrong: 0,
  hung: 0,
  outcomes: [],
  ms: 500,
  ...more,
});

function said(more: Partial<RealCounts>): string {
  return sentenceOf(realVerdict(counts(more)));
}

test('many real runs are told in one sentence', () => {
  expect(said({})).toBe('For real, none of 1,000 runs went wrong: that proves nothing about the next one.');
  const firstFailure = { kind: 'assertion', message: 'counter is 1, expected 2', run: 12 } as const;
  expect(said({ wrong: 64, firstFailure })).toBe(
    'For real, wrong in 64 of 1,000 runs, that is 6.4%. First, in run 12: counter is 1, expected 2.',
  );
  expect(said({ runs: 20, wrong: 10, hung: 10, firstFailure: { kind: 'hang', message: 'Asleep.', run: 1 } })).toBe(
    'For real, wrong in 10 of 20 runs, that is 50%, its threads hung, and the time was over before all 1,000 were done. First, in run 1: Asleep.',
  );
});

test('beside the exact share stands the count alone', () => {
  const firstFailure = { kind: 'assertion', message: 'counter is 1. Really.', run: 12 } as const;
  expect(realSentence(counts({ wrong: 64, firstFailure }))).toBe('For real, wrong in 64 of 1,000 runs, that is 6.4%.');
  expect(realSentence(counts({}))).toBe('For real, none of 1,000 runs went wrong.');
});

test('a replay says what the workers did', () => {
  const replayed = { status: 'replayed', steps: [], ends: ['ended', 'ended'], differences: [] } as const;
  const failure = { kind: 'assertion', message: 'counter is 1, expected 2' } as const;
  const text = (outcome: Parameters<typeof replayVerdict>[0]): string => sentenceOf(replayVerdict(outcome));
  expect(text({ ...replayed, failure })).toBe(
    'Real workers took the same 0 steps, read and wrote the same values, and failed in the same way: counter is 1, expected 2.',
  );
  expect(text({ ...replayed, ends: ['asleep', 'ended'] })).toMatch(/, and sleep for ever\.$/u);
  expect(text({ ...replayed, differences: ['Step 1: a in the table, b on the workers.'] })).toBe(
    'Real workers did something else: Step 1: a in the table, b on the workers.',
  );
  expect(text({ status: 'lost', sentence: 'Try again.' })).toBe('Not replayed: Try again.');
});
