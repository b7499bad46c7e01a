import type { Mark, Property } from '../mark.ts';
import type { ItemOf } from './item.ts';
import type { ResponseOf } from './item-response.ts';
import { areSome, marked, quoted, unfitting } from './marked.ts';

/** One of several: right or not. All that are possible: what was found of what was named or is right (Jaccard). */
export function markChoice(item: ItemOf<'choose'>, { chosen }: ResponseOf<'choose'>): Mark {
  const ids = item.options.map(({ id }) => id);
  if (!areSome(chosen, ids)) return unfitting('This answer names an option that the question does not have.');
  if (item.pick === 'all') return markAll(item, chosen);
  if (chosen.length > 1) return unfitting('One option is to be picked, and this answer has several.');
  const picked = item.options.find(({ id }) => id === chosen[0]);
  if (!picked) return marked([{ name: 'Answer', passed: false, feedback: 'Nothing was picked.' }], 0);
  const feedback = picked.because ?? (picked.right ? 'This is right.' : 'This is not what happens.');
  return marked([{ name: 'Answer', passed: picked.right, feedback, evidence: picked.text }], picked.right ? 1 : 0);
}

function markAll(item: ItemOf<'choose'>, chosen: readonly string[]): Mark {
  const isChosen = (option: { readonly id: string }): boolean => chosen.includes(option.id);
  const found = item.options.filter((option) => option.right && isChosen(option)).length;
  const named = item.options.filter((option) => option.right || isChosen(option)).length;
  return marked(
    [
      property(
        'Nothing that is possible is missing',
        item.options.find((option) => option.right && !isChosen(option)),
        'is possible',
      ),
      property(
        'Nothing that is impossible is picked',
        item.options.find((option) => !option.right && isChosen(option)),
        'is not possible',
      ),
    ],
    found / named,
  );
}

type Option = ItemOf<'choose'>['options'][number];

function property(name: string, offending: Option | undefined, what: string): Property {
  if (!offending) return { name, passed: true, feedback: 'So it is.' };
  const because = offending.because === undefined ? '' : ` ${offending.because}`;
  return { name, passed: false, feedback: `${quoted(offending.text)} ${what}.${because}`, evidence: offending.text };
}
