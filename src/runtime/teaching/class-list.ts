import type { Assignment } from './assignment.ts';
import { assignmentDigest } from './assignment.ts';
import type { HandIn } from './import/hand-ins.ts';
import { latenessOf } from './late.ts';
import type { RosterEntry } from './roster.ts';
import { indexRoster, plain, sameName, type RosterIndex } from './roster-index.ts';
import type { Submission } from './submission.ts';

/** What there is of a student: a submission, a file that is none, or nothing. */
export type HandedIn =
  | { readonly kind: 'submission'; readonly submission: Submission; readonly source: string }
  | { readonly kind: 'invalid'; readonly message: string; readonly source: string }
  | { readonly kind: 'missing' };

/** One student of the class, or one file of which nobody knows whose it is. */
export type ClassRow = {
  /** Names the row in overrides, results and storage; the same whenever the same files and list are given. */
  readonly key: string;
  readonly student: RosterEntry;
  readonly handedIn: HandedIn;
  /** What a teacher should know, as sentences. */
  readonly notes: readonly string[];
};

/**
 * One row for each student of the roster, in its order, then one for each who is not on it. Of several files of one
 * student the latest that can be read counts, by the date that it gives. A course platform's word on who sent a file
 * counts more than the file's own, so that nobody can hand in for somebody else there.
 */
export function classRows(
  handIns: readonly HandIn[],
  assignment: Assignment,
  roster: readonly RosterEntry[] = [],
): readonly ClassRow[] {
  const index = indexRoster(roster);
  const digest = assignmentDigest(assignment);
  const groups = new Map<string, { readonly entry: RosterEntry | undefined; readonly files: HandIn[] }>();
  for (const entry of roster) groups.set(entryKey(entry), { entry, files: [] });
  for (const handIn of handIns) {
    const entry = findEntry(handIn, index);
    let key = entry ? entryKey(entry) : ownKey(handIn);
    const rival = groups.get(key)?.files[0];
    // Two senders of the platform cannot be one student, whatever their files say.
    if (rival && senderKey(rival) !== senderKey(handIn)) key = senderKey(handIn) ?? `file:${handIn.source}`;
    const group = groups.get(key);
    if (group) group.files.push(handIn);
    else groups.set(key, { entry: key === (entry && entryKey(entry)) ? entry : undefined, files: [handIn] });
  }
  return [...groups].map(([key, { entry, files }]) => rowOf(key, entry, files, { assignment, digest }));
}

/** An assignment with its digest, which is worked out once for all rows. */
type Asked = { readonly assignment: Assignment; readonly digest: string };

function rowOf(key: string, entry: RosterEntry | undefined, files: readonly HandIn[], asked: Asked): ClassRow {
  const [counted, ...others] = files.toSorted((one, other) => dateOf(other) - dateOf(one));
  const student = entry ?? (counted ? claimedEntry(counted) : unknownStudent);
  if (!counted) return { key, student, handedIn: { kind: 'missing' }, notes: [] };
  const notes = others.map(({ source }) => `There is another file of this student, which does not count: ${source}.`);
  if (counted.sender?.isLate) notes.push('Canvas calls it late.');
  const { submission, source } = counted;
  if (!submission.ok)
    return { key, student, handedIn: { kind: 'invalid', message: submission.message, source }, notes };
  const { value } = submission;
  if (value.assignment.id !== asked.assignment.id) {
    const message = `It answers another assignment, "${value.assignment.id}". Drop it where that one is graded.`;
    return { key, student, handedIn: { kind: 'invalid', message, source }, notes };
  }
  return {
    key,
    student,
    handedIn: { kind: 'submission', submission: value, source },
    notes: [...notes, ...notesOn(value, asked, entry, counted)],
  };
}

function notesOn(
  submission: Submission,
  { assignment, digest }: Asked,
  entry: RosterEntry | undefined,
  { sender }: HandIn,
): readonly string[] {
  const notes: string[] = [];
  if (submission.assignment.digest !== digest) {
    notes.push('It was made for another version of this assignment, with other points, dates or exercises.');
  }
  const { days, penalty } = latenessOf(submission, assignment);
  if (days > 0) {
    const taken = penalty > 0 ? `; that takes ${percentText(penalty)} off` : '';
    notes.push(`It was made after the due date, by the student’s clock${taken}.`);
  }
  for (const { id, attempts } of assignment.exercises) {
    const made = submission.exercises.find((handed) => handed.id === id)?.attempts.length ?? 0;
    if (attempts !== 'unlimited' && made > attempts) {
      notes.push(`The student checked "${id}" ${made} times; the assignment allows ${attempts}.`);
    }
  }
  const { id, name } = submission.student;
  if (entry && sender && id !== undefined && entry.id !== '' && plain(id) !== plain(entry.id)) {
    notes.push(
      `The file says that its student has the id "${id}"; the course platform says it came from ${entry.name}.`,
    );
  } else if (!entry && sender && name !== undefined && !sameName(name, sender.name)) {
    notes.push(`The file says that its student is "${name}"; the course platform says it came from "${sender.name}".`);
  }
  return notes;
}

/** A part of a whole as people read it: `12.5 %`. */
function percentText(part: number): string {
  return `${Math.round(part * 10_000) / 100} %`;
}

const unknownStudent: RosterEntry = { id: '', name: '', email: '', section: '' };

/** Files that cannot be read come last, so that one that can counts. */
function dateOf({ submission }: HandIn): number {
  return submission.ok ? Date.parse(submission.value.at) : -Infinity;
}

function entryKey({ id, email, name }: RosterEntry): string {
  if (id !== '') return `id:${plain(id)}`;
  return email !== '' ? `email:${plain(email)}` : `name:${plain(name)}`;
}

function senderKey({ sender }: HandIn): string | undefined {
  return sender && `${sender.platform}:${sender.number}`;
}

/** By what the platform says, else by what the file says, else by the file. */
function ownKey(handIn: HandIn): string {
  const known = senderKey(handIn);
  if (known !== undefined) return known;
  const { source, submission } = handIn;
  if (!submission.ok) return `file:${source}`;
  const { id, email, pseudonym, name } = submission.value.student;
  if (id) return `id:${plain(id)}`;
  if (email) return `email:${plain(email)}`;
  if (pseudonym) return `pseudonym:${plain(pseudonym)}`;
  return name ? `name:${plain(name)}` : `file:${source}`;
}

function claimedEntry({ submission, sender, source }: HandIn): RosterEntry {
  const claimed = submission.ok ? submission.value.student : {};
  const fileName = source.slice(source.lastIndexOf('/') + 1);
  return {
    id: claimed.id ?? sender?.number ?? '',
    name: sender?.name ?? claimed.name ?? claimed.pseudonym ?? (claimed.id === undefined ? fileName : ''),
    email: claimed.email ?? '',
    section: '',
  };
}

function findEntry({ sender, submission }: HandIn, index: RosterIndex): RosterEntry | undefined {
  const sent = sender && (index.byId(sender.number) ?? index.byName(sender.name));
  if (sent) return sent;
  if (!submission.ok) return undefined;
  const { id, email, name } = submission.value.student;
  return index.byId(id ?? '') ?? index.byEmail(email ?? '') ?? index.byName(name ?? '');
}
