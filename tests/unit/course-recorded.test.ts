import { expect, test } from 'vitest';
import { readRecorded, writeRecorded } from '../../src/course/recorded.ts';
import type { Recorded } from '../../src/runtime/index.ts';
import { programsOf, projectOf } from './course/project.ts';

const file = 'src/content/docs/unit/lesson/recorded/a.json';
const recorded: Recorded = {
  machine: { kind: 'workers', workers: 2 },
  status: 'completed',
  varies: 'order',
  lines: [
    { lane: 'main', level: 'log', text: 'a' },
    { lane: 'worker-12', level: 'error', text: 'b\nc' },
  ],
  names: { 'worker-12': 'packer' },
};

test('a recording is read as it was written, beside the lesson', async () => {
  const root = await projectOf({});
  const [program] = await programsOf('```ts cell id="a" title="A"\na();\n```\n');
  expect(await readRecorded(root, program!)).toEqual({ status: 'missing' });
  await writeRecorded(root, program!, recorded);
  expect(program!.recording).toBe(file);
  expect(await readRecorded(root, program!)).toEqual({ status: 'recorded', recorded });
});

test.each([
  ['{', /^This is no recording: .*Make it anew with "npm run record"\.$/u],
  [JSON.stringify({ ...recorded, status: 'done' }), /^This is no recording: status: /u],
  [JSON.stringify({ ...recorded, at: 1 }), /^This is no recording: at: /u],
  [JSON.stringify({ ...recorded, names: { 'worker-1': '' } }), /^This is no recording: names\.worker-1: /u],
  [JSON.stringify({ ...recorded, names: { cook: 'Ada' } }), /^This is no recording: names\.cook: A lane is /u],
  [
    JSON.stringify({ ...recorded, lines: [{ lane: 'worker-0', level: 'log', text: '' }] }),
    /^This is no recording: lines\.0\.lane: A lane is "main", or "worker-1", "task-2" and so on\. Make it anew/u,
  ],
])('what is no recording is a problem of its file: %s', async (json, message) => {
  const root = await projectOf({ [file]: json });
  const [program] = await programsOf('```ts cell id="a" title="A"\na();\n```\n');
  const recording = await readRecorded(root, program!);
  expect(recording).toMatchObject({ status: 'unreadable', problem: { file, line: 1 } });
  expect(recording.status === 'unreadable' && recording.problem.message).toMatch(message);
});
