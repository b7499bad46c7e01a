import type { ItemResponse } from './item-response.ts';
import { holds, judgePrediction, readRun, type Judgement, type PredictedRun } from './judge-prediction.ts';
import { quoted } from './marked.ts';
import type { Prediction } from './prediction.ts';

type Choice = Extract<Prediction, { kind: 'choose' }>;

/**
 * Judges a prediction by the lines of a verdict on all schedules. One that asks for all that is possible is held against
 * every outcome that is told, for each of them is a run.
 */
export function judgeExplored(prediction: Prediction, response: ItemResponse, run: PredictedRun): Judgement {
  const outcomes = run.lines.filter(isOutcome);
  if (prediction.kind === 'choose' && prediction.item.pick === 'all' && outcomes.length > 0)
    return response.kind === 'choose'
      ? judgeOutcomes(prediction, response.chosen, outcomes, run.changed)
      : judgePrediction(prediction, response, run);
  return judgePrediction(prediction, response, run);
}

function isOutcome(line: string): boolean {
  return line.startsWith('outcome ');
}

function judgeOutcomes(
  prediction: Choice,
  chosen: readonly string[],
  outcomes: readonly string[],
  changed: PredictedRun['changed'],
): Judgement {
  const { options } = prediction.item;
  const happened = happeningOptions(prediction, outcomes);
  const missing = options.find(({ id }) => happened.includes(id) && !chosen.includes(id));
  const surplus = options.find(({ id }) => !happened.includes(id) && chosen.includes(id));
  const why = ({ because }: { readonly because?: string | undefined }): string =>
    changed === 'nothing' && because !== undefined ? ` ${because}` : '';
  const isRight = missing === undefined && surplus === undefined;
  const named = new Set([...happened, ...chosen]);
  return {
    verdict: isRight ? 'right' : 'wrong',
    sentences: [
      ...(changed === 'program' ? ['You have changed the program, so this is about your version.'] : []),
      ...(missing ? [`${quoted(missing.text)} is possible: a schedule comes to it.${why(missing)}`] : []),
      ...(surplus ? [`${quoted(surplus.text)} is not possible: no schedule comes to it.${why(surplus)}`] : []),
      ...(isRight ? ['You named all that is possible, and nothing else.'] : []),
    ],
    share: happened.filter((id) => chosen.includes(id)).length / named.size,
    happened,
  };
}

/** The options that some line of an outcome makes true, by their ids. */
export function happeningOptions({ item, read, meanings }: Choice, outcomes: readonly string[]): readonly string[] {
  const said = outcomes.flatMap((line) => readRun(read, [line]) ?? []);
  return item.options
    .filter((_, index) => {
      const meaning = meanings[index];
      return meaning !== undefined && said.some((text) => holds(meaning, text));
    })
    .map(({ id }) => id);
}
