import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishedSchema, schemaNames } from '../../src/course/published-schemas.ts';
import { parseAssignment, printAssignment } from '../../src/runtime/teaching/assignment.ts';
import { parseOverrides, printOverrides } from '../../src/runtime/teaching/overrides.ts';
import { packDigest, parsePack, printPack } from '../../src/runtime/teaching/pack.ts';
import type { Reading } from '../../src/runtime/teaching/reading.ts';
import { parseResult, printResult } from '../../src/runtime/teaching/result.ts';
import { parseSubmission, printSubmission } from '../../src/runtime/teaching/submission.ts';

function valueOf<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.message);
  return reading.value;
}

/** Files as version 1 wrote them, each with a field that it did not know. They must always be read and kept whole. */
const files: readonly (readonly [string, (text: string) => string])[] = [
  ['course-assignment-1.yaml', (text) => printAssignment(valueOf(parseAssignment(text)))],
  ['course-submission-1.json', (text) => printSubmission(valueOf(parseSubmission(text)))],
  ['course-pack-1.json', (text) => printPack(valueOf(parsePack(text)))],
  [
    'course-overrides-1.json',
    (text) => {
      const { assignment, overrides } = valueOf(parseOverrides(text));
      return printOverrides(assignment, overrides);
    },
  ],
  ['course-result-1.json', (text) => printResult(valueOf(parseResult(text)))],
];

test.each(files)('%s is read and written as it was', (name, again) => {
  const text = readFileSync(`tests/fixtures/teaching/${name}`, 'utf8');
  expect(again(text)).toBe(text);
});

test('a pack’s digest changes with what it checks', () => {
  const text = readFileSync('tests/fixtures/teaching/course-pack-1.json', 'utf8');
  const digest = packDigest(valueOf(parsePack(text)));
  expect(digest).toBe(packDigest(valueOf(parsePack(JSON.stringify(JSON.parse(text))))));
  expect(digest).not.toBe(packDigest(valueOf(parsePack(text.replace('runs: []', 'runs: [1]')))));
});

test('a pack without check.ts, or with a name that leads out of it, is refused', () => {
  const text = readFileSync('tests/fixtures/teaching/course-pack-1.json', 'utf8');
  expect(parsePack(text.replace('check.ts', 'main.ts'))).toEqual({
    ok: false,
    message: 'This pack cannot be read. At exercises, number 1, files: the first file is "check.ts".',
  });
  expect(parsePack(text.replace('check.ts', '../check.ts'))).toMatchObject({ ok: false });
});

test('each format has a JSON Schema that names what it takes and describes it', () => {
  expect(schemaNames).toEqual([
    'course-assignment-1',
    'course-submission-1',
    'course-pack-1',
    'course-result-1',
    'course-overrides-1',
  ]);
  for (const name of schemaNames) {
    const schema = publishedSchema(name);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      title: name.replace(/-1$/u, '/1'),
      properties: { version: { const: 1 } },
    });
  }
  expect(publishedSchema('course-assignment-1')).toMatchObject({
    required: ['format', 'version', 'id', 'title', 'course', 'identity', 'exercises'],
    properties: { exercises: { minItems: 1, maxItems: 100, items: { required: ['id', 'points', 'attempts'] } } },
  });
  expect(publishedSchema('../secrets')).toBeUndefined();
});
