import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAssignment, pointsOf, printAssignment, type Assignment } from '../../src/runtime/teaching/assignment.ts';
import {
  isAssignmentLink,
  parseAssignmentLink,
  printAssignmentLink,
} from '../../src/runtime/teaching/assignment-link.ts';
import type { Reading } from '../../src/runtime/teaching/reading.ts';
import { anyAssignment, anyText } from './teaching/arbitraries.ts';
import { sampleAssignment } from './teaching/samples.ts';

function said(reading: Reading<unknown>): string {
  return reading.ok ? 'read' : reading.message;
}

function withFields(fields: object): string {
  return JSON.stringify({ ...sampleAssignment, ...fields });
}

test('an assignment that is written as YAML and read again is the same, with what this version does not know', () => {
  fc.assert(
    fc.property(anyAssignment, (assignment) => {
      expect(parseAssignment(printAssignment(assignment))).toEqual({ ok: true, value: assignment });
    }),
  );
});

test('an assignment that goes through a link is the same', () => {
  fc.assert(
    fc.property(anyAssignment, (assignment) => {
      expect(parseAssignmentLink(printAssignmentLink(assignment))).toEqual({ ok: true, value: assignment });
    }),
  );
});

test('the YAML of an assignment reads as a teacher would write it', () => {
  expect(printAssignment(sampleAssignment)).toBe(`format: course-assignment
version: 1
id: races-lab
title: Races lab
course:
  version: 0.1.0
  digest: sha256-${'0'.repeat(64)}
due: 2026-12-01T23:00:00Z
identity:
  fields:
    - name
    - id
exercises:
  - id: count-primes
    points: 2
    attempts: unlimited
  - id: first-come
    points: 3
    attempts: 2
`);
});

test('whatever a file or a link holds, reading answers', () => {
  const anyTail = fc.oneof(fc.string(), fc.base64String(), anyText);
  fc.assert(
    fc.property(
      anyTail,
      fc.constantFrom('', 'format: course-assignment\n', '{', '- &a [*a]\n', '#a1.', '#a2.'),
      (tail, head) => {
        expect(parseAssignment(head + tail).ok).toBe(false);
        expect(parseAssignmentLink(head + tail).ok).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test('an assignment of which one character was changed or lost is read or refused, and nothing is thrown', () => {
  const yaml = printAssignment(sampleAssignment);
  const link = printAssignmentLink(sampleAssignment);
  fc.assert(
    fc.property(fc.nat(yaml.length), fc.string({ maxLength: 2 }), (index, piece) => {
      expect(parseAssignment(yaml.slice(0, index) + piece + yaml.slice(index + 1))).toHaveProperty('ok');
      const place = Math.min(index, link.length);
      expect(parseAssignmentLink(link.slice(0, place) + piece + link.slice(place + 1))).toHaveProperty('ok');
    }),
    { numRuns: 300 },
  );
});

test('each fault of an assignment has a sentence that says where', () => {
  const [first] = sampleAssignment.exercises;
  const what = 'This assignment cannot be read';
  const cases: readonly (readonly [string, string])[] = [
    ['', `${what}: it is not an assignment.`],
    ['- a\n- b', `${what}. At format: it is missing.`],
    [
      'a: [1',
      `${what}: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 6.`,
    ],
    [withFields({ format: 'course-pack' }), `${what}. At format: it is "course-assignment".`],
    [
      withFields({ version: 2 }),
      `${what}. At version: this site reads version 1 only; another version of the site made this.`,
    ],
    [withFields({ id: 'Races Lab' }), `${what}. At id: the id of an assignment has 2 to 100 of a-z, 0-9 and "-".`],
    [withFields({ title: '' }), `${what}. At title: a title has at least one character.`],
    [withFields({ title: 'a\nb' }), `${what}. At title: it is one line without control characters.`],
    [withFields({ due: 'tomorrow' }), `${what}. At due: a date has a time and a zone, as in "2026-12-01T23:00:00Z".`],
    [withFields({ due: '2026-13-01T00:00:00Z' }), `${what}. At due: there is no such date.`],
    [
      withFields({ identity: { fields: ['iban'] } }),
      `${what}. At identity, fields, number 1: it is one of name, id, email, pseudonym.`,
    ],
    [withFields({ exercises: [] }), `${what}. At exercises: an assignment has at least one exercise.`],
    [withFields({ exercises: [first, first] }), `${what}. At exercises: an exercise stands there twice.`],
    [
      withFields({ exercises: [{ ...first, points: -1 }] }),
      `${what}. At exercises, number 1, points: points are 0 or more.`,
    ],
    [
      withFields({ exercises: [first, { ...first, id: 'x1', attempts: 0 }] }),
      `${what}. At exercises, number 2, attempts: it is "unlimited" or a whole number from 1 to 1000.`,
    ],
    ['{"__proto__": {"format": "course-assignment"}}', `${what}: nothing may be called "__proto__".`],
    ['constructor: 1', `${what}: nothing may be called "constructor".`],
    ['[.inf]', `${what}: Infinity is no number.`],
    [`a: &b [1]\nc: [*b, *b]`, `${what}: Alias resolution is disabled.`],
    ['['.repeat(60_000), `${what}: it holds more than 32 lists in each other.`],
    [`${'- '.repeat(500)}a`, `${what}: it holds more than 32 lists in each other.`],
    ['x'.repeat(64_001), 'This assignment is too large: it may have 64 kB.'],
  ];
  for (const [text, message] of cases) expect(said(parseAssignment(text)), text.slice(0, 80)).toBe(message);
});

test('each fault of a link to an assignment has its sentence', () => {
  const link = printAssignmentLink(sampleAssignment);
  const what = 'This assignment cannot be read';
  const pack = (text: string): string =>
    `#a1.${Buffer.from(deflateSync(new TextEncoder().encode(text))).toString('base64url')}`;
  const cases: readonly (readonly [string, string])[] = [
    ['#_top', `${what}: the address holds none.`],
    ['#a2.abc', `${what}: another version of this site made this link.`],
    ['#a1.a+b=', `${what}: the link holds characters that no link has.`],
    ['#a1.____', `${what}: the link is damaged. Copy it again from where it came.`],
    [link.slice(0, -9), `${what}: the end of the link is missing. Copy the whole of it and try again.`],
    [pack('no JSON'), `${what}: it is not JSON, or its end is missing. Download it again.`],
    [pack('{"__proto__":1}'), `${what}: nothing may be called "__proto__".`],
    [pack(' '.repeat(10_000_000)), 'This assignment is too large for a link: a link holds 64 kB.'],
    [`#a1.${'A'.repeat(100_000)}`, 'This assignment is too large for a link: a link holds 64 kB.'],
  ];
  for (const [text, message] of cases) expect(said(parseAssignmentLink(text)), text.slice(0, 60)).toBe(message);
});

test('a byte order mark in front of a file is no fault', () => {
  const read: Reading<Assignment> = parseAssignment(`\uFEFF${printAssignment(sampleAssignment)}`);
  expect(read).toEqual({ ok: true, value: sampleAssignment });
});

test('an address says whether it is meant as an assignment', () => {
  expect(isAssignmentLink(printAssignmentLink(sampleAssignment))).toBe(true);
  for (const hash of ['', '#', '#p1.abc', '#s1.abc', '#course']) expect(isAssignmentLink(hash), hash).toBe(false);
});

test('an assignment has the points of its exercises', () => {
  const exercises = [2, 5, 3].map((points, index) => ({
    id: `exercise-${index}`,
    points,
    attempts: 'unlimited' as const,
  }));
  expect(pointsOf({ ...sampleAssignment, exercises })).toBe(10);
});
