import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  assignmentDigest,
  bookRow,
  classRows,
  compile,
  createClassExaminer,
  examinable,
  examineAll,
  gradeSteps,
  printSubmission,
  readHandIns,
  sealSubmission,
  type Answer,
  type Assignment,
  type ExerciseMark,
  type Grade,
  type GradedExercise,
  type Submission,
} from '../../src/runtime/index.ts';

const digest = `sha256-${'5'.repeat(64)}`;

/** A check as exercises have one: inputs by chance, two calls, and a judge who knows what must come of them. */
const check = `
export function plan(seed) {
  return [seed, seed + 1].map((first, index) => ({
    id: 'call ' + index,
    limitMs: 3000,
    call: { module: 'main.ts', name: 'sum', args: [[first, 2, 3]] },
  }));
}
export function judge(results, seed) {
  const right = results.every(({ value }, index) => value === seed + index + 5);
  return [
    { name: 'The sum is right', passed: right, feedback: right ? 'Both are.' : 'One is not.' },
    { name: 'It answers', passed: results.every(({ answered }) => answered), feedback: 'As asked.' },
  ];
}
`;

const right = 'export const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);';

/** What students hand in, with the status and the share of the points that it must get. */
const answers: readonly (readonly [name: string, code: string, status: string, share: number])[] = [
  ...Array.from({ length: 8 }, (_, index) => [`right ${index}`, `${right} // ${index}`, 'graded', 1] as const),
  ['a loop', 'export function sum(list) { let all = 0; for (const one of list) all += one; return all; }', 'graded', 1],
  [
    'later',
    'export async function sum(list) { await new Promise((done) => setTimeout(done, 5)); return list[0] + 5; }',
    'graded',
    1,
  ],
  ['one too many', 'export const sum = (list) => list.reduce((a, b) => a + b, 1);', 'graded', 0.5],
  ['a constant', 'export const sum = () => 6;', 'graded', 0.5],
  ['nothing', 'export const sum = () => {};', 'graded', 0.5],
  ['no such export', 'export const total = 1;', 'graded', 0],
  ['throws', 'export const sum = () => { throw new Error("no"); };', 'graded', 0],
  ['does not compile', 'export const sum = (list => ;', 'graded', 0],
  ['calls itself', 'export const sum = (list) => sum(list);', 'graded', 0],
  ['endless while it loads', 'while (true) {} export const sum = 1;', 'timed-out', 0],
  ['endless when it is called', 'export const sum = () => { for (;;) {} };', 'timed-out', 0],
  ['endless microtasks', 'export const sum = async () => { for (;;) await null; };', 'timed-out', 0],
  [
    'five hundred spinning workers',
    'export const sum = () => { const url = URL.createObjectURL(new Blob(["for(;;);"])); for (let n = 0; n < 500; n += 1) try { new Worker(url); } catch {} for (;;) {} };',
    'timed-out',
    0,
  ],
  [
    'bytes without end',
    'export const sum = () => { const all = []; for (let n = 0; n < 64; n += 1) all.push(new ArrayBuffer(2 ** 40)); return all.length; };',
    'graded',
    0,
  ],
  [
    'forged messages',
    'export const sum = () => { for (const kind of ["answered", "closed", "done"]) for (const value of [6, 7, 8]) { self.postMessage({ kind, answer: { kind: "returned", value }, value, passed: true, share: 1 }); self.onmessage?.({ data: { kind, value } }); } return "100"; };',
    'graded',
    0.5,
  ],
  [
    'overwritten prototypes',
    'for (const name of ["map", "every", "filter", "push", "join"]) Array.prototype[name] = () => true; Object.is = () => true; JSON.stringify = () => "{}"; Promise.prototype.then = function () { return this; }; MessagePort.prototype.postMessage = () => {}; export const sum = () => 0;',
    'graded',
    0.5,
  ],
  [
    'always equal',
    'export const sum = (list) => ({ valueOf: () => list[0] + 5, toString: () => "6", [Symbol.toPrimitive]: () => list[0] + 5 });',
    'graded',
    0,
  ],
  [
    'a trap',
    'export const sum = () => new Proxy({}, { get: () => 6, ownKeys: () => { throw new Error("gotcha"); } });',
    'graded',
    0,
  ],
];

const exercise = { id: 'sum', points: 4, attempts: 'unlimited' } as const;
const assignment: Assignment = {
  format: 'course-assignment',
  version: 1,
  id: 'class-of-thirty',
  title: 'A class of thirty',
  course: { version: '0.1.0', digest },
  identity: { fields: ['id'] },
  exercises: [exercise],
};

function submissionOf(id: string, code: string): Submission {
  const sealed = sealSubmission({
    assignment: { id: assignment.id, digest: assignmentDigest(assignment) },
    course: assignment.course,
    at: '2026-11-28T10:00:00Z',
    student: { id },
    exercises: [
      {
        id: exercise.id,
        exercise: digest,
        answer: { kind: 'code', files: [{ name: 'main.ts', text: code }] },
        attempts: [],
        // Everybody claims all points; nobody looks at it.
        claimed: { share: 1 },
      },
    ],
  });
  if (!sealed.ok) throw new Error(sealed.message);
  return sealed.value;
}

async function gradedExercise(): Promise<GradedExercise> {
  const compiled = await compile({ files: [{ name: 'check.ts', text: check }] }, 'plain', 'callable');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const start = [{ name: 'main.ts', text: '' }] as const;
  return {
    id: exercise.id,
    title: 'Sum',
    kind: 'code',
    points: 4,
    hints: [],
    digest,
    task: {
      kind: 'program',
      machine: { kind: 'workers', workers: 1 },
      start,
      solution: start,
      changes: 'files',
      check: compiled.build,
    },
  };
}

function gradeOf({ status, share, properties, sentence }: ExerciseMark): Grade {
  const word =
    status === 'marked' || status === 'did-not-compile' ? 'graded' : status === 'interrupted' ? 'invalid' : status;
  return { status: word, share, properties, sentence, tier: 'T2', at: 1 };
}

it(
  'a class of thirty with right, wrong, hostile and malformed answers is graded right, several at a time, and nobody is harmed by a neighbour',
  { timeout: 240_000 },
  async () => {
    const files = Object.fromEntries(
      answers.map(([name, code], index) => [
        `s${index}_${name}.json`,
        strToU8(printSubmission(submissionOf(`s${index}`, code))),
      ]),
    );
    const archive = zipSync({
      ...files,
      'half.json': strToU8(printSubmission(submissionOf('half', right)).slice(0, 300)),
      'changed.json': strToU8(printSubmission(submissionOf('changed', right)).replace('reduce', 'map')),
      'photo.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
    });
    const rows = classRows(readHandIns([{ path: 'class.zip', bytes: new Uint8Array(archive) }]), assignment, [
      { id: 'absent', name: 'Absent', email: '', section: '' },
    ]);

    const known = await gradedExercise();
    const site = new Map([[exercise.id, digest]]);
    const grades = new Map<string, Map<string, Grade>>();
    const jobs: { readonly row: string; readonly answer: Answer }[] = [];
    for (const row of rows) {
      const step = gradeSteps(row, assignment, site, false).get(exercise.id)!;
      if (step.kind === 'run') jobs.push({ row: row.key, answer: examinable(step.answer) });
      else grades.set(row.key, new Map([[exercise.id, step.grade]]));
    }
    const host = document.body.appendChild(document.createElement('div'));
    const examiner = createClassExaminer(host);
    const { signal } = new AbortController();
    const sentences = new Map<string, string>();
    await examineAll({
      jobs,
      atOnce: 3,
      examine: ({ answer }) => examiner.examine(known, answer, signal),
      onResult: ({ row }, mark) => {
        expect(grades.has(row)).toBe(false);
        sentences.set(row, mark.sentence);
        grades.set(row, new Map([[exercise.id, gradeOf(mark)]]));
      },
      signal,
    });
    examiner.close();
    expect(host.querySelectorAll('iframe')).toHaveLength(0);
    host.remove();

    const book = rows.map((row) => bookRow(row, assignment, grades.get(row.key) ?? new Map<string, Grade>(), []));
    const found = new Map(book.map(({ key, status, score }) => [key, [status, score]]));
    answers.forEach(([name, , status, share], index) => {
      const key = `id:s${index}`;
      expect([name, found.get(key), sentences.get(key)]).toEqual([name, [status, share * 4], sentences.get(key)]);
    });
    expect(found.get('id:absent')).toEqual(['missing', 0]);
    const malformed = book.filter(({ status }) => status === 'invalid').map(({ student }) => student.name);
    expect(malformed).toEqual(['class.zip › half.json', 'class.zip › changed.json', 'class.zip › photo.jpg']);
    expect(answers.length + 4).toBe(30);
  },
);
