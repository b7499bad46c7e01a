import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgramFile } from '../../src/runtime/program/program.ts';
import {
  mergeProgress,
  noProgress,
  orderedProgress,
  parseProgress,
  printProgress,
} from '../../src/runtime/notebook/progress.ts';
import type { Progress } from '../../src/runtime/notebook/progress.ts';

// Few values each, so that the same lesson, attempt or text is met on both sides.
const few = (...texts: string[]) => fc.constantFrom(...texts);
const at = fc.integer({ min: 0, max: 5 });
const share = fc.constantFrom(0, 0.5, 1);
const visit = fc.record({
  format: fc.constant(1 as const),
  path: few('a/b', 'a/c'),
  title: few('B', 'C'),
  first: at,
  last: at,
  anchor: few('', 'end'),
  programs: fc.dictionary(few('one', 'two'), at),
});
const attempt = fc.record({
  exercise: few('bank', 'queue'),
  at,
  ms: fc.constantFrom(1, 2),
  status: fc.constantFrom('marked' as const, 'timed-out' as const),
  share,
  digest: few('x', 'y'),
});
const files = fc
  .constantFrom('1', '2', '\r\n', '\ud800', '\ufeff')
  .map((text): [ProgramFile] => [{ name: 'main.ts', text }]);
const texts = fc.record(
  {
    program: few('a/b/one', 'playground'),
    original: few('o', 'p'),
    files,
    at,
    draftAt: at,
    title: few('T'),
    begun: files,
  },
  { requiredKeys: ['program', 'original', 'files', 'at'] },
);
const progress: fc.Arbitrary<Progress> = fc
  .record({
    format: fc.constant('course-progress/1' as const),
    visits: fc.array(visit, { maxLength: 5 }),
    attempts: fc.array(attempt, { maxLength: 5 }),
    texts: fc.array(texts, { maxLength: 5 }),
  })
  .map(orderedProgress);

describe('putting accounts of progress together', () => {
  test('does not ask which comes first', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a));
      }),
    );
  });

  test('does not ask in which order three are put together', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(mergeProgress(mergeProgress(a, b), c)).toEqual(mergeProgress(a, mergeProgress(b, c)));
      }),
    );
  });

  test('changes nothing when an account comes a second time', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergeProgress(a, b);
        expect(mergeProgress(a, a)).toEqual(a);
        expect(mergeProgress(both, b)).toEqual(both);
        expect(mergeProgress(a, noProgress)).toEqual(a);
      }),
    );
  });

  test('loses no attempt, no text, no lesson and no program that was run', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergeProgress(a, b);
        for (const one of [...a.attempts, ...b.attempts]) expect(both.attempts).toContainEqual(one);
        for (const one of [...a.texts, ...b.texts]) {
          const same = both.texts.filter(
            ({ program, files: kept }) => program === one.program && kept[0].text === one.files[0].text,
          );
          expect(same.some((kept) => kept.at >= one.at)).toBe(true);
        }
        for (const one of [...a.visits, ...b.visits]) {
          const kept = both.visits.find(({ path }) => path === one.path)!;
          expect(kept.last).toBeGreaterThanOrEqual(one.last);
          expect(kept.first).toBeLessThanOrEqual(one.first);
          for (const [program, moment] of Object.entries(one.programs)) {
            expect(kept.programs[program]).toBeGreaterThanOrEqual(moment);
          }
        }
      }),
    );
  });

  test('leaves one draft for each program, the last one written', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const all = [...a.texts, ...b.texts];
        for (const program of new Set(all.map((one) => one.program))) {
          const moments = all.flatMap((one) =>
            one.program === program && one.draftAt !== undefined ? [one.draftAt] : [],
          );
          const drafts = mergeProgress(a, b).texts.filter(
            (one) => one.program === program && one.draftAt !== undefined,
          );
          expect(drafts.map(({ draftAt }) => draftAt)).toEqual(moments.length === 0 ? [] : [Math.max(...moments)]);
        }
      }),
    );
  });
});

describe('a file with progress', () => {
  test('is read as it was written, byte for byte', () => {
    fc.assert(
      fc.property(progress, (told) => {
        expect(parseProgress(printProgress(told))).toEqual({ ok: true, progress: told });
      }),
    );
  });

  test('is never taken for one when it is something else, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseProgress(text).ok).toBe(false);
      }),
    );
  });

  const messageOf = (text: string): string => {
    const read = parseProgress(text);
    return read.ok ? 'read' : read.message;
  };

  test('that is cut off, of a later version or changed by hand is refused with a sentence that says so', () => {
    const text = printProgress(noProgress);
    expect(messageOf(`\ufeff${text}`)).toBe('read');
    expect(messageOf(text.slice(0, -5))).toBe(
      'The file is not JSON, or only a part of it. Nothing was changed; export it again.',
    );
    expect(messageOf(text.replace('progress/1', 'progress/2'))).toBe(
      'The file was written by a later version of the course (course-progress/2). Nothing was changed; open it there.',
    );
    expect(messageOf(text.replace('"visits": []', '"visits": 3'))).toBe(
      'The file does not hold progress of this course, or was changed by hand. Nothing was changed.',
    );
    expect(messageOf(' '.repeat(50_000_001))).toMatch(/larger than 50 MB/);
  });
});
