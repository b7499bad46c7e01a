import type { Mark, Property } from '../mark.ts';
import type { Explored } from './explored.ts';
import type { ExploredResponseOf, ExploredTaskOf } from './explored-task.ts';
import { areSome, marked, quoted, unfitting } from './marked.ts';

/** All outcomes that some schedule comes to, and no other; the share is that of what was found of what was named or is there. */
export function markOutcomes(
  { options }: ExploredTaskOf<'outcomes'>,
  { chosen }: ExploredResponseOf<'outcomes'>,
  { verdict }: Explored,
): Mark {
  const known = options.map(({ outcome }) => outcome);
  if (!areSome(chosen, known)) return unfitting('This answer names an outcome that the question does not have.');
  const there = new Set(verdict.counts?.outcomes.map(({ outcome }) => outcome));
  if (there.size === 0) return unfitting('The outcomes of this program were not counted.');
  const missing = options.find(({ outcome }) => there.has(outcome) && !chosen.includes(outcome));
  const surplus = options.find(({ outcome }) => !there.has(outcome) && chosen.includes(outcome));
  const found = options.filter(({ outcome }) => there.has(outcome) && chosen.includes(outcome)).length;
  const named = options.filter(({ outcome }) => there.has(outcome) || chosen.includes(outcome)).length;
  return marked(
    [
      property(
        'Nothing that is possible is missing',
        missing && `${quoted(missing.outcome)} is possible. ${missing.because}`,
        missing?.outcome,
      ),
      property(
        'Nothing that is impossible is picked',
        surplus && `${quoted(surplus.outcome)} comes of no schedule. ${surplus.because}`,
        surplus?.outcome,
      ),
    ],
    named === 0 ? 0 : found / named,
  );
}

function property(name: string, complaint: string | undefined, evidence: string | undefined): Property {
  if (complaint === undefined || evidence === undefined) return { name, passed: true, feedback: 'So it is.' };
  return { name, passed: false, feedback: complaint, evidence };
}
