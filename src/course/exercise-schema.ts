import * as v from 'valibot';
import { exploredKinds } from '../runtime/grading/items/explored-task.ts';

const kinds = ['code', 'tune', 'predict', 'order', 'parsons', 'label', ...exploredKinds] as const;

/** The kinds of exercise whose answer is a program or its machine. */
export const programKinds: ReadonlySet<string> = new Set(['code', 'tune']);

/** The kinds of exercise about a threads program, whose answer is held against all of its schedules. */
export const scheduledKinds: ReadonlySet<string> = new Set(exploredKinds);

const text = v.pipe(v.string('must be a text'), v.trim(), v.nonEmpty('must not be empty'));
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(`must be a whole number from ${least} to ${most}`),
    v.integer(`must be a whole number from ${least} to ${most}`),
    v.minValue(least, `must be ${least} at least`),
    v.maxValue(most, `must be ${most} at most`),
  );

/** A machine as the attributes of a cell write it. */
const attribute = v.union([v.string(), v.number()], 'must be a text or a number');
const machine = v.record(v.string(), attribute, 'must be written as in machine: { machine: workers, workers: 4 }');

const wrong = v.strictObject(
  {
    fails: v.pipe(text, v.description('The name of the property that this answer must fail.')),
    answer: v.pipe(v.exactOptional(v.unknown()), v.description('Of exercises without a program: the wrong answer.')),
    machine: v.pipe(v.exactOptional(machine), v.description('Of exercises of settings: the wrong ones.')),
  },
  'must say what it fails, as in { fails: "All work is done once" }',
);

const name = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,60}$/u, 'must be named with lower-case letters, digits and dashes'),
);

/** What stands in the frontmatter of an exercise: `src/content/exercises/<id>/index.mdx`. Nothing else may. */
export const exerciseSchema = v.strictObject({
  title: v.pipe(text, v.description('What is asked, in a few words.')),
  kind: v.pipe(v.picklist(kinds, `must be one of ${kinds.join(', ')}`), v.description('What the answer is.')),
  lesson: v.pipe(
    v.string('must be the path of a lesson'),
    v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/u, 'must be the path of a lesson, as in faster/split-map-reduce'),
    v.description('The lesson that it belongs to.'),
  ),
  points: v.pipe(whole(1, 20), v.description('What it is worth.')),
  minutes: v.pipe(whole(1, 180), v.description('How long a reader needs for it.')),
  tags: v.exactOptional(v.array(text, 'must be a list of words'), []),
  misconceptions: v.pipe(
    v.exactOptional(
      v.array(
        v.pipe(v.string('must be M1 to M15'), v.regex(/^M(?:[1-9]|1[0-5])$/u, 'must be M1 to M15')),
        'must be a list, as in [M1, M12]',
      ),
      [],
    ),
    v.description('The misconceptions that it meets, by their numbers in the course.'),
  ),
  hints: v.pipe(
    v.array(text, 'must be a list of sentences'),
    v.maxLength(6, 'must be six at most'),
    v.description('Shown one at a time, each a step further.'),
  ),
  machine: v.pipe(
    v.exactOptional(machine),
    v.description('Of a program: the machine that is picked at first, written as on a cell.'),
  ),
  tunes: v.pipe(
    v.exactOptional(text),
    v.description('Of kind tune: the one file that may be changed, or "machine" for the settings.'),
  ),
  solved: v.pipe(v.exactOptional(machine), v.description('Where the machine is tuned: settings that pass.')),
  item: v.pipe(v.exactOptional(v.unknown()), v.description('Of exercises without a program: the question.')),
  asks: v.pipe(
    v.exactOptional(v.unknown()),
    v.description('Of exercises about all schedules of a program: what is asked of it.'),
  ),
  wrong: v.pipe(
    v.record(name, wrong, 'must name each wrong answer'),
    v.check((answers) => Object.keys(answers).length >= 2, 'must hold two wrong answers at least'),
    v.description('Answers that must not pass: folders of wrong/, or answers written out.'),
  ),
});

/** The frontmatter of an exercise. */
export type ExerciseFrontmatter = v.InferOutput<typeof exerciseSchema>;

/** Whether a folder's name can be an exercise's id. */
export function isExerciseId(folder: string): boolean {
  return /^[a-z0-9-]{2,60}$/u.test(folder);
}
