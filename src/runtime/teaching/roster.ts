import papa from 'papaparse';
import * as v from 'valibot';
import { withoutMark } from './json-text.ts';
import { bytesText, teachingLimits } from './limits.ts';
import { unreadable, type Reading } from './reading.ts';

/** A student as the teacher's list has them. What the list does not tell is an empty text. */
export type RosterEntry = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly section: string;
};

/** The words that head the columns of lists from Canvas, Moodle, Classroom 50, OneRoster and nbgrader. */
const columns: Readonly<Record<keyof RosterEntry | 'first' | 'last', readonly string[]>> = {
  id: [
    'id',
    'student_id',
    'studentid',
    'sis user id',
    'sis id',
    'id number',
    'idnumber',
    'identifier',
    'sourcedid',
    'username',
    'usernames',
    'login',
    'sis login id',
    'roster_identifier',
  ],
  name: ['name', 'student', 'full name', 'fullname', 'student name'],
  email: ['email', 'email address', 'e-mail', 'mail'],
  section: ['section', 'group', 'class', 'groups'],
  first: ['first name', 'first_name', 'firstname', 'given name', 'givenname'],
  last: ['last name', 'last_name', 'lastname', 'surname', 'family name', 'familyname'],
};

/** Reads a CSV list of students; its first row names the columns. At least an id, a name or an email is needed. Never throws. */
export function parseRoster(text: string): Reading<readonly RosterEntry[]> {
  if (text.length > teachingLimits.rosterBytes) {
    return unreadable(`This list is too large: it may have ${bytesText(teachingLimits.rosterBytes)}.`);
  }
  const { data } = papa.parse(withoutMark(text), { skipEmptyLines: 'greedy' });
  const [head = [], ...rows] = v.parse(v.array(v.array(v.string())), data);
  const places = placesOf(head);
  if (Object.values(places).every((place) => place < 0)) {
    return unreadable('This list has no column "id", "name" or "email": its first row names the columns.');
  }
  const entries = rows
    .map((row) => entryOf(row, places))
    .filter(({ id, name, email }) => id !== '' || name !== '' || email !== '');
  return entries.length === 0
    ? unreadable('This list holds no students below its first row.')
    : { ok: true, value: entries };
}

type Places = Readonly<Record<keyof typeof columns, number>>;

function placesOf(head: readonly string[]): Places {
  const names = head.map((name) => name.trim().toLowerCase());
  const placeOf = (what: keyof typeof columns): number =>
    // The word that is listed first counts, not the column that comes first.
    columns[what].map((word) => names.indexOf(word)).find((place) => place >= 0) ?? -1;
  return {
    id: placeOf('id'),
    name: placeOf('name'),
    email: placeOf('email'),
    section: placeOf('section'),
    first: placeOf('first'),
    last: placeOf('last'),
  };
}

function entryOf(row: readonly string[], places: Places): RosterEntry {
  const cell = (place: number): string => (place < 0 ? '' : (row[place] ?? '').trim());
  return {
    id: cell(places.id),
    name: cell(places.name) || `${cell(places.first)} ${cell(places.last)}`.trim(),
    email: cell(places.email),
    section: cell(places.section),
  };
}
