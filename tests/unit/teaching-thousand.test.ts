import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { classRows } from '../../src/runtime/teaching/class-list.ts';
import { bookRow } from '../../src/runtime/teaching/gradebook.ts';
import { readHandInsInTurns } from '../../src/runtime/teaching/import/hand-ins.ts';
import type { RosterEntry } from '../../src/runtime/teaching/roster.ts';
import { printSubmission } from '../../src/runtime/teaching/submission.ts';
import { sampleAssignment, sampleSubmission } from './teaching/samples.ts';

const names = Array.from({ length: 1_000 }, (_, index) => `Student ${String.fromCharCode(97 + (index % 26))}${index}`);

/** A class as Moodle packs it, where only names tell who is who. */
const archive = zipSync(
  Object.fromEntries(
    names.map((name, index) => {
      const text = printSubmission(sampleSubmission({ student: { name } }));
      return [`${name}_${index}_assignsubmission_file_/races-lab.json`, strToU8(text)];
    }),
  ),
  { level: 1 },
);

test('a thousand submissions are read in turns, so that others get theirs', async () => {
  let turns = 0;
  const ticking = setInterval(() => (turns += 1));
  const handIns = await readHandInsInTurns([{ path: 'class.zip', bytes: new Uint8Array(archive) }], () => undefined);
  clearInterval(ticking);
  expect(handIns.filter(({ submission }) => submission.ok)).toHaveLength(1_000);
  expect(turns).toBeGreaterThan(1);
});

test('a thousand students are found on a list of a thousand by their names, with work that grows with their number and not its square', async () => {
  const handIns = await readHandInsInTurns([{ path: 'class.zip', bytes: new Uint8Array(archive) }], () => undefined);
  let looks = 0;
  const roster = names.map((name, index): RosterEntry => ({
    id: `id${index}`,
    // Counts how often anybody reads it.
    get name() {
      looks += 1;
      return name.split(' ').toReversed().join(', ');
    },
    email: '',
    section: '',
  }));
  const rows = classRows(handIns, sampleAssignment, roster);
  expect(rows).toHaveLength(1_000);
  expect(rows.every(({ key, handedIn }) => key.startsWith('id:') && handedIn.kind === 'submission')).toBe(true);
  expect(looks).toBeLessThan(10_000);
  const book = rows.map((row) => bookRow(row, sampleAssignment, new Map(), []));
  expect(book.every(({ status, max }) => status === undefined && max === 5)).toBe(true);
});
