import type { Assignment } from '../../../src/runtime/teaching/assignment.ts';
import { assignmentDigest } from '../../../src/runtime/teaching/assignment.ts';
import { sealSubmission, type Submission } from '../../../src/runtime/teaching/submission.ts';

const digest = `sha256-${'0'.repeat(64)}`;

/** An assignment of two exercises, as small as one can be. */
export const sampleAssignment: Assignment = {
  format: 'course-assignment',
  version: 1,
  id: 'races-lab',
  title: 'Races lab',
  course: { version: '0.1.0', digest },
  due: '2026-12-01T23:00:00Z',
  identity: { fields: ['name', 'id'] },
  exercises: [
    { id: 'count-primes', points: 2, attempts: 'unlimited' },
    { id: 'first-come', points: 3, attempts: 2 },
  ],
};

type Parts = Parameters<typeof sealSubmission>[0];

/** A sealed submission for it; parts that matter to a test are given. */
export function sampleSubmission(parts: Partial<Parts> = {}): Submission {
  const sealed = sealSubmission({
    assignment: { id: sampleAssignment.id, digest: assignmentDigest(sampleAssignment) },
    course: sampleAssignment.course,
    at: '2026-11-30T12:00:00.000Z',
    student: { name: 'Ada Lovelace', id: 's1' },
    exercises: [
      {
        id: 'count-primes',
        answer: { kind: 'code', files: [{ name: 'main.ts', text: 'export const primes = 4;\n' }] },
        attempts: [{ at: '2026-11-30T11:00:00.000Z', ms: 12, status: 'marked', share: 1 }],
        claimed: { share: 1 },
      },
    ],
    ...parts,
  });
  if (!sealed.ok) throw new Error(sealed.message);
  return sealed.value;
}
