import type { Verdict } from '../../exploration.ts';
import type { ItemResponse } from './item-response.ts';
import { holds, judgePrediction, readRun, type Judgement, type PredictedRun } from './judge-prediction.ts';
import { quoted } from './marked.ts';
import type { Prediction } from './prediction.ts';
import { outcomeLine, verdictLines } from './verdict-lines.ts';

/**
 * Judges a prediction by all schedules. It reads the lines of the verdict; one that asks for all that is possible is held
 * against every outcome there is, each of which counts as a run.
 */
export function judgeExplored(
  prediction: Prediction,
  response: ItemResponse,
  verdict: Verdict,
  changed: PredictedRun['changed'],
): Judgement {
  if (prediction.kind === 'choose' && prediction.item.pick === 'all' && verdict.counts && response.kind === 'choose') {
    return judgeOutcomes(prediction, response.chosen, verdict.counts.outcomes, changed);
  }
  return judgePrediction(prediction, response, { lines: verdictLines(verdict), changed });
}

type Outcomes = NonNullable<Verdict['counts']>['outcomes'];

function judgeOutcomes(
  prediction: Extract<Prediction, { kind: 'choose' }>,
  chosen: readonly string[],
  outcomes: Outcomes,
  changed: PredictedRun['changed'],
): Judgement {
  const { item } = prediction;
  const happened = happeningOptions(prediction, outcomes);
  const isPossible = (id: string): boolean => happened.includes(id);
  const missing = item.options.find(({ id }) => isPossible(id) && !chosen.includes(id));
  const surplus = item.options.find(({ id }) => !isPossible(id) && chosen.includes(id));
  const why = ({ because }: { readonly because?: string | undefined }): string =>
    changed === 'nothing' && because !== undefined ? ` ${because}` : '';
  const sentences = [
    ...(changed === 'program' ? ['You have changed the program, so this is about your version.'] : []),
    ...(missing ? [`${quoted(missing.text)} is possible: a schedule comes to it.${why(missing)}`] : []),
    ...(surplus ? [`${quoted(surplus.text)} is not possible: no schedule comes to it.${why(surplus)}`] : []),
  ];
  const isRight = missing === undefined && surplus === undefined;
  const named = new Set([...happened, ...chosen]);
  return {
    verdict: isRight ? 'right' : 'wrong',
    sentences: isRight ? [...sentences, 'You named all that is possible, and nothing else.'] : sentences,
    share: named.size === 0 ? 0 : happened.filter((id) => chosen.includes(id)).length / named.size,
    happened,
  };
}

/** The options that some outcome makes true, by their ids. */
export function happeningOptions(
  { item, read, meanings }: Extract<Prediction, { kind: 'choose' }>,
  outcomes: Outcomes,
): readonly string[] {
  const said = outcomes.flatMap((outcome) => readRun(read, [outcomeLine(outcome)]) ?? []);
  return item.options
    .filter((_, index) => {
      const meaning = meanings[index];
      return meaning !== undefined && said.some((text) => holds(meaning, text));
    })
    .map(({ id }) => id);
}
