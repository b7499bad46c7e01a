import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack, type Budget } from '../../src/runtime/teaching/import/archive.ts';
import { readHandIns, readPastedLinks, type HandIn } from '../../src/runtime/teaching/import/hand-ins.ts';
import { senderOf } from '../../src/runtime/teaching/import/sender.ts';
import { printSubmission, printSubmissionLink } from '../../src/runtime/teaching/submission.ts';
import { sampleSubmission } from './teaching/samples.ts';

const ada = sampleSubmission();
const file = strToU8(printSubmission(ada));

function archive(content: Zippable): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(content));
}

function dropped(content: Zippable, path = 'class.zip'): readonly HandIn[] {
  return readHandIns([{ path, bytes: archive(content) }]);
}

/** Each hand-in as one line: where it came from, and what it is. */
function told(handIns: readonly HandIn[]): readonly string[] {
  return handIns.map(
    ({ source, sender, submission }) =>
      `${source}${sender ? ` by ${sender.name} (${sender.platform} ${sender.number}${sender.isLate ? ', late' : ''})` : ''}: ${submission.ok ? 'read' : submission.message}`,
  );
}

test('files, folders and archives of submissions are read, whatever they are called', () => {
  const handIns = readHandIns([
    { path: 'ada.json', bytes: new Uint8Array(file) },
    { path: 'folder/deep/er.txt', bytes: new Uint8Array(file) },
    { path: 'all.zip', bytes: archive({ 'a.json': file, sub: { 'b.json': file }, empty: {} }) },
    { path: 'folder/.DS_Store', bytes: new Uint8Array([0]) },
  ]);
  expect(told(handIns)).toEqual([
    'ada.json: read',
    'folder/deep/er.txt: read',
    'all.zip › a.json: read',
    'all.zip › sub/b.json: read',
  ]);
});

test('what Moodle packs tells whose it is, also where a student pasted a link into its box', () => {
  const html = `<p>Here: <a href="https://x.org/assignment/${printSubmissionLink(ada)}">${printSubmissionLink(ada)}</a></p>`;
  const handIns = dropped({
    'Ada_B. Lovelace_12345_assignsubmission_file_/races-lab-s1.json': file,
    'Zoë O’Neill_77_assignsubmission_file_': { 'my_2_3_file.json': file },
    'Grace Hopper_9_assignsubmission_onlinetext_/onlinetext.html': strToU8(html),
    'Alan Turing_10_assignsubmission_onlinetext_/onlinetext.html': strToU8('<p>I forgot</p>'),
  });
  expect(told(handIns)).toEqual([
    'class.zip › Ada_B. Lovelace_12345_assignsubmission_file_/races-lab-s1.json by Ada_B. Lovelace (moodle 12345): read',
    'class.zip › Zoë O’Neill_77_assignsubmission_file_/my_2_3_file.json by Zoë O’Neill (moodle 77): read',
    'class.zip › Grace Hopper_9_assignsubmission_onlinetext_/onlinetext.html by Grace Hopper (moodle 9): read',
    'class.zip › Alan Turing_10_assignsubmission_onlinetext_/onlinetext.html by Alan Turing (moodle 10): This submission cannot be read: it is not JSON, or its end is missing. Download it again.',
  ]);
});

test('what Canvas packs tells whose it is, and whether it was late', () => {
  const handIns = dropped({
    'lovelaceada_812_90001_races-lab-s1.json': file,
    'hopper_grace_LATE_813_90002_races_1_2_lab-1.json': file,
  });
  expect(told(handIns)).toEqual([
    'class.zip › lovelaceada_812_90001_races-lab-s1.json by lovelaceada (canvas 812): read',
    'class.zip › hopper_grace_LATE_813_90002_races_1_2_lab-1.json by hopper_grace (canvas 813, late): read',
  ]);
});

test('names of people and files may hold underscores and numbers without a mistake about who sent what', () => {
  const anyName = fc
    .stringMatching(/^[\p{L}.’ -]{1,8}(?:_[\p{L}.’ -]{1,8}){0,2}$/u)
    .filter((name) => !name.endsWith('_LATE'));
  const anyNumber = fc.nat(10_000_000).map(String);
  const anyFile = fc.stringMatching(/^[a-z0-9_-]{1,20}\.json$/u);
  fc.assert(
    fc.property(anyName, anyNumber, anyNumber, anyFile, fc.boolean(), (name, number, other, fileName, isLate) => {
      expect(senderOf(`x/${name}_${number}_assignsubmission_file_/${fileName}`)).toEqual({
        platform: 'moodle',
        number,
        name,
        isLate: false,
      });
      expect(senderOf(`${name}${isLate ? '_LATE' : ''}_${number}_${other}_${fileName}`)).toEqual({
        platform: 'canvas',
        number,
        name,
        isLate,
      });
    }),
  );
});

test('one bad file gets a sentence, and the others are read', () => {
  const nested = archive({ 'a.json': file });
  const handIns = dropped({
    'good.json': file,
    '../../evil.json': file,
    '/etc/passwd': file,
    'C:\\evil.json': file,
    'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]),
    'inner.zip': [nested, { level: 0 }],
    'cut.json': file.slice(0, 200),
    'huge.json': new Uint8Array(1_000_001).fill(32),
    '__MACOSX/._good.json': new Uint8Array([1]),
    'also-good.json': file,
  });
  expect(told(handIns)).toEqual([
    'class.zip › good.json: read',
    'class.zip › ../../evil.json: Its name leads out of the archive, so it was left out.',
    'class.zip › /etc/passwd: Its name leads out of the archive, so it was left out.',
    'class.zip › C:\\evil.json: Its name leads out of the archive, so it was left out.',
    'class.zip › photo.png: It is not a submission: a submission is a JSON file, and this is none.',
    'class.zip › inner.zip: It is an archive inside an archive: unpack it and drop its files.',
    'class.zip › cut.json: This submission cannot be read: it is not JSON, or its end is missing. Download it again.',
    'class.zip › huge.json: It is larger than a submission may be, which is 1 MB.',
    'class.zip › also-good.json: read',
  ]);
});

test('a bomb does not go off: what unpacks to a hundred times its size is left packed', () => {
  const handIns = dropped({ 'bomb.json': new Uint8Array(900_000), 'good.json': file });
  expect(told(handIns)).toEqual([
    'class.zip › bomb.json: It unpacks to more than 100 times its size, as no submission does.',
    'class.zip › good.json: read',
  ]);
});

test('an entry that says it is small and is not stops where it said', () => {
  const bytes = archive({ 'liar.json': new Uint8Array(900_000), 'good.json': file });
  const view = new DataView(bytes.buffer);
  const entry = findMark(view, 0x02014b50);
  view.setUint32(entry + 24, 10, true);
  expect(told(readHandIns([{ path: 'class.zip', bytes }]))).toEqual([
    'class.zip › liar.json: It is damaged in the archive and cannot be unpacked. Ask for it again.',
    'class.zip › good.json: read',
  ]);
});

function findMark(view: DataView, mark: number): number {
  for (let at = 0; at < view.byteLength - 4; at += 1) if (view.getUint32(at, true) === mark) return at;
  throw new Error('there is no such mark');
}

test('archives stop with a sentence when more files or bytes have come out of one drop than a class has', () => {
  const bytes = archive({ 'a.json': file, 'b.json': file, 'c.json': file });
  const names = (budget: Budget): readonly string[] =>
    [...unpack('class.zip', bytes, budget)].map((found) => (found.ok ? found.path : `${found.path}: ${found.message}`));
  const full = { entries: 3, bytes: 3 * file.length };
  expect(names({ ...full })).toEqual(['a.json', 'b.json', 'c.json']);
  expect(names({ ...full, entries: 2 })).toEqual([
    'a.json',
    'b.json',
    'class.zip: It holds more than 20,000 files; the rest was left out.',
  ]);
  expect(names({ ...full, bytes: 2 * file.length })).toEqual([
    'a.json',
    'b.json',
    'class.zip: More than 500 MB came out of the archives; the rest was left out.',
  ]);
});

test('an archive that is damaged, empty or cut says so', () => {
  const bytes = archive({ 'a.json': file });
  const read = (some: Uint8Array<ArrayBuffer>): readonly string[] =>
    told(readHandIns([{ path: 'x.zip', bytes: some }]));
  expect(read(bytes.slice(0, -30))).toEqual([
    'x.zip: The archive is damaged: the rest of it cannot be unpacked. Download it again.',
  ]);
  expect(read(archive({}))).toEqual(['x.zip: The archive holds no files.']);
});

test('whatever bytes are dropped, each file gets an answer and nothing is thrown', () => {
  const whole = archive({ 'a.json': file, 'b/c.json': file });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
      fc.uint8Array({ maxLength: 64 }),
      fc.nat(whole.length),
      (changes, noise, end) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const all = readHandIns([
          { path: 'changed.zip', bytes },
          { path: 'cut.zip', bytes: whole.slice(0, end) },
          { path: 'noise.bin', bytes: new Uint8Array(noise) },
          { path: 'noisy.zip', bytes: new Uint8Array([0x50, 0x4b, 3, 4, ...noise]) },
          { path: 'good.json', bytes: new Uint8Array(file) },
        ]);
        expect(all.at(-1)?.submission.ok).toBe(true);
        expect(new Set(all.map(({ source }) => source.split(' › ')[0])).size).toBe(5);
      },
    ),
    { numRuns: 300 },
  );
});

test('a thousand submissions of one archive are read', () => {
  const thousand = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, index) => [
      `s${index}.json`,
      strToU8(printSubmission(sampleSubmission({ student: { id: `s${index}` } }))),
    ]),
  );
  const handIns = dropped(thousand);
  expect(handIns.filter(({ submission }) => submission.ok)).toHaveLength(1_000);
});

test('pasted text gives the submissions of all of its links, each with its own fault', () => {
  const link = printSubmissionLink(ada);
  const text = `Dear teacher,\nhttps://x.org/assignment/${link}.\nand (${link.slice(0, -6)}) thanks`;
  expect(told(readPastedLinks(text))).toEqual([
    'Pasted link 1: read',
    'Pasted link 2: This submission cannot be read: the end of the link is missing. Copy the whole of it and try again.',
  ]);
  expect(readPastedLinks('no link here')).toEqual([]);
});
