import * as v from 'valibot';
import type { Submission } from './submission.ts';

function percentField(description: string) {
  const message = 'it is text from "0%" to "100%"';
  return v.pipe(
    v.string(message),
    v.regex(/^(?:100|\d{1,2}(?:\.\d{1,2})?)%$/u, message),
    v.description(`${description} Such as "10%".`),
  );
}

/** What late work loses, as an assignment says it. */
export const lateField = v.pipe(
  v.looseObject(
    {
      perDay: percentField('How much of the points each begun day after the due date takes off.'),
      max: v.exactOptional(percentField('How much is taken off at most; all of it where nothing is said.')),
      grace: v.exactOptional(
        v.pipe(
          v.string('it is a time such as "PT15M"'),
          v.regex(/^PT(?=\d)(?:\d{1,3}H)?(?:\d{1,4}M)?$/u, 'it is hours and minutes by ISO 8601, such as "PT15M"'),
          v.description('How late work may be and still count as in time, by ISO 8601: "PT15M" is 15 minutes.'),
        ),
      ),
    },
    'late has perDay',
  ),
  v.description('What late work loses, by the clock of the student’s computer. A score by hand is never touched.'),
);

/** What late work loses. */
export type LatePolicy = v.InferOutput<typeof lateField>;

/** What an assignment says of time. */
type Deadline = { readonly due?: string; readonly late?: LatePolicy };

/** A policy in numbers: per cent, and minutes. */
type LateFigures = { readonly perDay: number; readonly max: number; readonly graceMinutes: number };

/** How late a submission is, in begun days, and the part of its points that is taken off, 0 to 1. */
export type Lateness = { readonly days: number; readonly penalty: number };

const inTime: Lateness = { days: 0, penalty: 0 };

/** Reads the numbers of a policy. */
export function lateFigures({ perDay, max = '100%', grace = 'PT0M' }: LatePolicy): LateFigures {
  const { hours = '0', minutes = '0' } = /^PT(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?$/u.exec(grace)?.groups ?? {};
  return {
    perDay: Number.parseFloat(perDay),
    max: Number.parseFloat(max),
    graceMinutes: 60 * Number(hours) + Number(minutes),
  };
}

/** How late a submission is for its assignment, by the clock of the student's computer. */
export function latenessOf({ at }: Pick<Submission, 'at'>, { due, late }: Deadline): Lateness {
  if (due === undefined) return inTime;
  const lateMs = Date.parse(at) - Date.parse(due);
  const { perDay, max, graceMinutes } = late ? lateFigures(late) : { perDay: 0, max: 0, graceMinutes: 0 };
  if (lateMs <= graceMinutes * 60_000) return inTime;
  const days = Math.ceil(lateMs / 86_400_000);
  return { days, penalty: Math.min(max, perDay * days) / 100 };
}
