import * as v from 'valibot';

/*
 * Exercises about a threads program whose answer is held against all schedules. Nothing here is a key: what is right comes
 * of exploring the program, by the same engine that shows it to the reader.
 */

const text = (most: number) =>
  v.pipe(
    v.string('must be a text'),
    v.trim(),
    v.nonEmpty('must not be empty'),
    v.maxLength(most, `must have ${most} characters at most`),
  );
const fileName = v.pipe(v.string('must be a file of start/'), v.regex(/^[\w./-]+\.ts$/u, 'must be a file of start/'));
const goals = ['assertion', 'exception', 'deadlock', 'busy-wait', 'livelock', 'invariant'] as const;

/** An outcome of the program, as `outcome` tells it, and why it is worth having. */
const wantedOutcome = v.strictObject({
  outcome: text(200),
  because: v.pipe(text(600), v.description('What one has to think about whose program can no longer come to it.')),
});

/** Find a schedule that goes wrong in this way. */
const schedule = v.strictObject({
  kind: v.literal('schedule'),
  fails: v.pipe(
    v.picklist(goals, `must be one of ${goals.join(', ')}`),
    v.description('What the schedule has to end in.'),
  ),
  says: v.pipe(
    v.exactOptional(text(200)),
    v.description('A part of the sentence that the failure says, where several are possible.'),
  ),
  fewest: v.pipe(
    v.exactOptional(v.boolean('must be true or false'), false),
    v.description('Whether it has to be one with as few switches as there can be.'),
  ),
});

/** Change one file so that all schedules hold. */
const repair = v.strictObject({
  kind: v.literal('repair'),
  changes: v.pipe(fileName, v.description('The one file that may be changed.')),
  possible: v.pipe(
    v.array(wantedOutcome, 'must be a list of outcomes'),
    v.minLength(1, 'must name an outcome at least, so that nobody can repair it by taking everything in turn'),
    v.maxLength(12, 'must name twelve outcomes at most'),
    v.description('Outcomes to which some schedule has to come still.'),
  ),
  races: v.pipe(
    v.exactOptional(v.picklist(['forbidden', 'allowed']), 'forbidden'),
    v.description('Whether accesses may race.'),
  ),
});

/** Say who waits for what when the program stands still. */
const deadlock = v.strictObject({
  kind: v.literal('deadlock'),
  threads: v.pipe(v.array(text(40)), v.minLength(2), v.maxLength(16), v.description('The names of the threads.')),
  objects: v.pipe(
    v.array(text(100)),
    v.minLength(1),
    v.maxLength(16),
    v.description('What a thread can wait for, by the names that the program gives it.'),
  ),
});

/** Fill in what each step of a given schedule reads or writes. */
const tracing = v.strictObject({
  kind: v.literal('tracing'),
  schedule: v.pipe(text(400), v.description('The schedule, as in AB2A.')),
});

/** Name all outcomes there are. */
const outcomes = v.strictObject({
  kind: v.literal('outcomes'),
  options: v.pipe(
    v.array(v.strictObject({ outcome: text(200), because: text(600) }), 'must be a list of outcomes'),
    v.minLength(2, 'must hold two outcomes at least'),
    v.maxLength(12, 'must hold twelve outcomes at most'),
    v.check((all) => new Set(all.map(({ outcome }) => outcome)).size === all.length, 'must name each outcome once'),
    v.description('Outcomes to choose from: all that are possible, and some that are not.'),
  ),
});

/** What is asked of a threads program. */
export const exploredTaskSchema = v.variant('kind', [schedule, repair, deadlock, tracing, outcomes]);

/** What is asked of a threads program. */
export type ExploredTask = v.InferOutput<typeof exploredTaskSchema>;

/** One kind of it. */
export type ExploredTaskOf<Kind extends ExploredTask['kind']> = Extract<ExploredTask, { readonly kind: Kind }>;

/** The kinds of exercise that are held against all schedules. */
export const exploredKinds = [
  'schedule',
  'repair',
  'deadlock',
  'tracing',
  'outcomes',
] as const satisfies readonly ExploredTask['kind'][];

const name = v.pipe(v.string(), v.maxLength(100));
const answer = v.pipe(v.string(), v.maxLength(200));

/** What a reader answers where the answer is no program. It may not fit the task: marking says so. */
export const exploredResponses = [
  v.strictObject({ kind: v.literal('schedule'), schedule: v.pipe(v.string(), v.maxLength(4000)) }),
  v.strictObject({
    kind: v.literal('deadlock'),
    /** By the name of each thread that waits, what it waits for: the name of a lock or a channel, or a cell. */
    waits: v.pipe(
      v.record(name, answer),
      v.check((waits) => Object.keys(waits).length <= 16, 'There are 16 threads at most.'),
    ),
  }),
  /** The value that each step reads or writes; one text for each step, empty where nothing was filled in. */
  v.strictObject({ kind: v.literal('tracing'), values: v.pipe(v.array(answer), v.maxLength(400)) }),
  v.strictObject({ kind: v.literal('outcomes'), chosen: v.pipe(v.array(answer), v.maxLength(12)) }),
] as const;

/** What a reader answers where the answer is no program. */
export type ExploredResponse = v.InferOutput<(typeof exploredResponses)[number]>;

/** The answer to one kind of task. */
export type ExploredResponseOf<Kind extends ExploredResponse['kind']> = Extract<
  ExploredResponse,
  { readonly kind: Kind }
>;
