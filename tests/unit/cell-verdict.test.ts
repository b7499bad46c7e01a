import { describe, expect, test } from 'vitest';
import { duration } from '../../src/components/cell/duration.ts';
import { sentenceOf, verdictOf } from '../../src/components/cell/verdict.ts';
import type { VerdictDetails } from '../../src/components/cell/verdict.ts';
import type { Diagnostic, Outcome } from '../../src/runtime/index.ts';

const say = (outcome: Outcome, details: VerdictDetails = { lanes: 1 }) => sentenceOf(verdictOf(outcome, details));
const diagnostic = (line: number, severity: Diagnostic['severity'] = 'error'): Diagnostic => ({
  severity,
  message: 'Unexpected ";"',
  position: { file: 'main.ts', line, column: 11 },
  length: 1,
});
const error = { type: 'error', name: 'RangeError', message: 'over the limit', frames: [], entries: [] } as const;

describe('the verdict says', () => {
  test.each<[string, Outcome, VerdictDetails, string]>([
    ['how long a run took', { status: 'completed', ms: 612.4 }, { lanes: 1 }, 'Completed in 612 ms.'],
    ['how many threads took part', { status: 'completed', ms: 165 }, { lanes: 5 }, 'Completed in 165 ms on 5 threads.'],
    [
      'that time was virtual, and on how many cores',
      { status: 'completed', ms: 300_000 },
      { lanes: 6, cores: 5 },
      'Completed in 5 min of virtual time on 5 cores.',
    ],
    [
      'that the time until Stop was virtual',
      { status: 'stopped', ms: 1200, by: 'reader' },
      { lanes: 2, cores: 2 },
      'Stopped after 1.2 s of virtual time.',
    ],
    [
      'that one core was one',
      { status: 'completed', ms: 120 },
      { lanes: 4, cores: 1 },
      'Completed in 120 ms of virtual time on 1 core.',
    ],
    [
      'why no virtual time went by',
      { status: 'completed', ms: 0 },
      { lanes: 4, cores: 4 },
      'Completed in 0 ms of virtual time on 4 cores: only cpu(), io() and timers take any.',
    ],
    [
      'what a run still waited for',
      { status: 'completed', ms: 1004, waitedFor: 'a message that nobody has received' },
      { lanes: 1 },
      'Ended in 1 s: a message that nobody has received.',
    ],
    [
      'what was thrown and where',
      { status: 'threw', ms: 2.34, error, lane: 'main' },
      { lanes: 1, thrown: 'RangeError: over the limit', place: { file: 'main.ts', line: 4, column: 21 } },
      'RangeError: over the limit — main.ts:4, after 2.3 ms.',
    ],
    [
      'what was thrown where nobody knows the place',
      { status: 'threw', ms: 2, error, lane: 'main' },
      { lanes: 1, thrown: 'Threw null' },
      'Threw null, after 2 ms.',
    ],
    [
      'that the reader stopped it',
      { status: 'stopped', ms: 1420, by: 'reader' },
      { lanes: 1 },
      'Stopped after 1.42 s.',
    ],
    [
      'that another run stopped it',
      { status: 'stopped', ms: 40, by: 'another-run' },
      { lanes: 1 },
      'Stopped after 40 ms, because another program on this page was started.',
    ],
    [
      'that it ran out of time',
      { status: 'timed-out', limitMs: 30_000 },
      { lanes: 1 },
      'Out of time after 30 s, the limit of a run. Is there a loop that never ends?',
    ],
    [
      'that its sandbox fell silent',
      { status: 'crashed', ms: 4000, reason: 'silent' },
      { lanes: 1 },
      'Crashed after 4 s: its sandbox no longer answers, most likely because it ran out of memory. The next run starts in a new sandbox.',
    ],
    [
      'that the program left its page',
      { status: 'crashed', ms: 12, reason: 'navigated' },
      { lanes: 1 },
      'Crashed after 12 ms: the program sent its page to another address, and with it everything that ran there. The next run starts in a new sandbox.',
    ],
    [
      'where a program does not compile',
      { status: 'did-not-compile', diagnostics: [diagnostic(1)] },
      { lanes: 0 },
      'Did not compile: an error at main.ts:1:11.',
    ],
    [
      'how many errors there are, warnings left out',
      { status: 'did-not-compile', diagnostics: [diagnostic(7, 'warning'), diagnostic(3), diagnostic(9)] },
      { lanes: 0 },
      'Did not compile: 2 errors, the first at main.ts:3:11.',
    ],
    [
      'why a program cannot run here',
      { status: 'unsupported', reason: 'This browser has no workers.' },
      { lanes: 0 },
      'Cannot run here: This browser has no workers.',
    ],
  ])('%s', (_, outcome, details, sentence) => {
    expect(say(outcome, details)).toBe(sentence);
  });

  test('good only of a run that came to its end with nothing left to wait for', () => {
    expect(verdictOf({ status: 'completed', ms: 1 }, { lanes: 1 }).tone).toBe('good');
    expect(verdictOf({ status: 'completed', ms: 1, waitedFor: 'a message' }, { lanes: 1 }).tone).toBe('neutral');
  });
});

describe('a duration', () => {
  test.each([
    [0, '0 ms'],
    [0.42, '0.4 ms'],
    [9.96, '10 ms'],
    [12.3, '12 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1420, '1.42 s'],
    [59_996, '1 min'],
    [125_000, '2 min 5 s'],
  ])('of %d ms reads as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
