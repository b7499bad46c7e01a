import type { Mark } from '../mark.ts';
import type { ItemOf } from './item.ts';
import type { ResponseOf } from './item-response.ts';
import { marked, unfitting } from './marked.ts';

type Picture = ItemOf<'label'>['pictures'][number];
type Question = ItemOf<'label'>['questions'][number];

/** A question about a picture, under the name by which an answer gives its label. */
export type AskedLabel = { readonly key: string; readonly picture: Picture; readonly question: Question };

/** Everything that a label item asks, picture by picture. */
export function askedLabels(item: ItemOf<'label'>): readonly AskedLabel[] {
  return item.pictures.flatMap((picture) =>
    [...item.questions, ...picture.questions].map((question) => ({
      key: `${picture.id}/${question.id}`,
      picture,
      question,
    })),
  );
}

/** One property for each question, by its id, over all pictures that it is asked of. The share counts right labels. */
export function markLabels(item: ItemOf<'label'>, { labels }: ResponseOf<'label'>): Mark {
  const asked = askedLabels(item);
  const known = new Map(asked.map((one) => [one.key, one]));
  for (const [key, answer] of Object.entries(labels)) {
    if (!known.get(key)?.question.answers.some(({ id }) => id === answer))
      return unfitting('This answer labels something that the question does not ask about.');
  }
  const isRight = ({ key, picture, question }: AskedLabel): boolean => labels[key] === picture.right[question.id];
  const properties = [...Map.groupBy(asked, ({ question }) => question.id)].map(([name, group]) => {
    const wrong = group.find((one) => !isRight(one));
    if (!wrong) return { name, passed: true, feedback: 'This is right everywhere.' };
    const { picture, question, key } = wrong;
    const feedback =
      labels[key] === undefined
        ? `${picture.title}: there is no answer to “${question.text}” yet.`
        : `${picture.title}, “${question.text}”: ${picture.because}`;
    return { name, passed: false, feedback, evidence: picture.title };
  });
  return marked(properties, asked.filter(isRight).length / asked.length);
}
