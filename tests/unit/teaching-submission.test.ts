import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/runtime/teaching/canonical.ts';
import {
  identityOf,
  parseSubmission,
  parseSubmissionLink,
  printSubmission,
  printSubmissionLink,
  receiptOf,
  sealSubmission,
  submissionFileName,
  submissionHash,
} from '../../src/runtime/teaching/submission.ts';
import { anyHandedIn, anyText } from './teaching/arbitraries.ts';
import { sampleSubmission } from './teaching/samples.ts';

test('a submission that is written and read again is the same, as a file and as a link', () => {
  fc.assert(
    fc.property(anyHandedIn, (parts) => {
      const sealed = sealSubmission(parts);
      if (!sealed.ok) throw new Error(sealed.message);
      expect(sealed.value).toMatchObject({ format: 'course-submission', version: 1 });
      expect(parseSubmission(printSubmission(sealed.value))).toEqual(sealed);
      expect(parseSubmissionLink(printSubmissionLink(sealed.value))).toEqual(sealed);
    }),
  );
});

test('whatever a file holds, reading answers', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.json(), anyText, fc.string()),
      fc.constantFrom('', '#s1.', '{"format":"course-submission",'),
      (tail, head) => {
        expect(parseSubmission(head + tail).ok).toBe(false);
        expect(parseSubmissionLink(head + tail).ok).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test('any change to what a submission says is noticed, and a change to how it is laid out is none', () => {
  const submission = sampleSubmission();
  const text = printSubmission(submission);
  expect(parseSubmission(text.replace('Ada', 'Eve'))).toEqual({
    ok: false,
    message:
      'This submission was changed after it was made: its digest does not fit what it holds. Ask for the file again.',
  });
  const otherLayout = JSON.stringify(Object.fromEntries(Object.entries(submission).reverse()));
  expect(parseSubmission(otherLayout)).toEqual({ ok: true, value: submission });
});

test('a claim of a score is kept as a claim, and extra fields are kept as they are', () => {
  const submission = sampleSubmission({ exercises: [{ id: 'a1', attempts: [], claimed: { share: 1, note: 'mine' } }] });
  expect(submission.exercises[0]?.claimed).toEqual({ share: 1, note: 'mine' });
});

test('each fault of a submission has a sentence that says where', () => {
  const what = 'This submission cannot be read';
  const sample = sampleSubmission();
  const file = (text: string, name = 'main.ts'): unknown => ({
    ...sample,
    exercises: [{ id: 'a1', attempts: [], answer: { kind: 'code', files: [{ name, text }] } }],
  });
  const cases: readonly (readonly [unknown, string])[] = [
    ['', `${what}: it is not JSON, or its end is missing. Download it again.`],
    [null, `${what}: it is not a submission.`],
    [
      { ...sample, version: 9 },
      `${what}. At version: this site reads version 1 only; another version of the site made this.`,
    ],
    [
      file('x'.repeat(64_001)),
      `${what}. At exercises, number 1, answer, files, number 1, text: a file has at most 64 kB.`,
    ],
    [
      file('', '../../etc/passwd'),
      `${what}. At exercises, number 1, answer, files, number 1, name: a file’s name is relative, of letters, digits, "-", "_" and ".", and ends with .ts, .js or .json.`,
    ],
    [
      { ...sample, exercises: [{ id: 'a1', attempts: [], answer: { kind: 'magic' } }] },
      `${what}. At exercises, number 1, answer, kind: an answer is of the kind "code", "settings" or "response".`,
    ],
    [
      { ...sample, exercises: [{ id: 'a1', attempts: [], claimed: { share: 7 } }] },
      `${what}. At exercises, number 1, claimed, share: a share is 0 to 1.`,
    ],
    ['x'.repeat(1_000_001), 'This submission is too large: it may have 1 MB.'],
    ['{"a":'.repeat(50_000), `${what}: it holds more than 32 lists in each other.`],
    ['{"exercises":[{"__proto__":{"share":1}}]}', `${what}: nothing may be called "__proto__".`],
  ];
  for (const [content, message] of cases) {
    const read = parseSubmission(typeof content === 'string' ? content : JSON.stringify(content));
    expect(read.ok ? 'read' : read.message).toBe(message);
  }
});

test('a receipt is ten letters and digits that can be read aloud, from the digest alone', () => {
  expect(receiptOf({ digest: `sha256-${'f'.repeat(64)}` })).toBe('ZZZZZ-ZZZZZ');
  expect(receiptOf({ digest: `sha256-08421${'0'.repeat(59)}` })).toBe('11110-00000');
  expect(receiptOf(sampleSubmission())).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/u);
});

test('only what was asked for is handed in', () => {
  expect(identityOf(['name', 'id'], { name: ' Ada ', email: 'ada@example.org', id: '' })).toEqual({ name: 'Ada' });
});

test('a submission’s file has a name that every system takes', () => {
  const named = (student: object): string => submissionFileName(sampleSubmission({ student }));
  expect(named({ name: 'Zoë  O’Neill', id: 'S-12/3' })).toBe('races-lab-s-12-3.json');
  expect(named({ name: 'Zoë  O’Neill' })).toBe('races-lab-zoe-o-neill.json');
  expect(named({ name: '伊藤' })).toBe('races-lab.json');
});

test('a link to a submission is found in an address and in text', () => {
  const hash = printSubmissionLink(sampleSubmission());
  expect(submissionHash(`https://example.org/assignment/${hash}\n`)).toBe(hash);
  expect(submissionHash('https://example.org/#p1.abc')).toBeUndefined();
});

test('canonical JSON is as RFC 8785 has it', () => {
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27],
    string: '\u20ac$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  expect(
    canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, '\ud83d\ude00': 5, '\ufb33': 6, gone: undefined }),
  ).toBe('{"\\r":2,"1":3,"\u0080":4,"€":1,"😀":5,"\ufb33":6}');
});
