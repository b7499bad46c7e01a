import * as v from 'valibot';

/** How many words a meaning may have: what explains a word in passing is read in passing. */
export const longestMeaning = 60;

const text = v.pipe(v.string('must be a text'), v.trim(), v.nonEmpty('must not be empty'));
const id = v.pipe(
  v.string('must be the id of a term'),
  v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u, 'must be an id: lower-case letters, digits and dashes'),
);
const meaning = v.pipe(
  text,
  v.check(
    (words) => words.split(/\s+/u).length <= longestMeaning,
    `must have ${longestMeaning} words at most: say less, or say the rest in a lesson`,
  ),
);
const link = v.union(
  [
    v.pipe(v.string(), v.url(), v.startsWith('https://')),
    v.pipe(v.string(), v.regex(/^\/(?:[a-z0-9-]+\/)*(?:#[\w-]+)?$/u)),
  ],
  'must begin with https://, or with / for a page of this site',
);

const source = v.strictObject({
  title: v.pipe(text, v.description('Who wrote what: authors, then the title of the work.')),
  place: v.pipe(text, v.description('Where in it, or where it appeared: a section, a chapter, journal and pages.')),
  link: v.pipe(link, v.description('Where it can be read, or its DOI. A page of this site begins with a slash.')),
});

const term = v.strictObject({
  term: v.pipe(text, v.description('The word as it stands within a sentence: lower case, unless it is a name.')),
  meaning: v.pipe(meaning, v.description('Its one meaning in this course, in our own words, as plain text.')),
  alsoCalled: v.optional(
    v.pipe(
      v.array(text, 'must be a list of words'),
      v.description('Other names for the same, and other forms of the word.'),
    ),
    [],
  ),
  seeAlso: v.optional(
    v.pipe(v.array(id, 'must be a list of ids'), v.description('Ids of terms that one may want to read next.')),
    [],
  ),
  notToBeConfusedWith: v.optional(
    v.pipe(
      v.record(id, text, 'must be ids, each with a text'),
      v.description('Ids of terms that are often mixed up with it, each with the difference in a sentence.'),
    ),
    {},
  ),
  sources: v.pipe(
    v.array(source, 'must be a list of sources'),
    v.minLength(1, 'must name one source at least'),
    v.description('What the meaning rests on. Facts come from there; sentences do not.'),
  ),
});

/** What `src/content/glossary.yaml` holds: terms by their ids. A field that is not known here is refused. */
export const glossarySchema = v.record(id, term, 'must be terms by their ids');

/** A term of the glossary as its author wrote it, with what was left out filled in. */
export type WrittenTerm = v.InferOutput<typeof term>;
