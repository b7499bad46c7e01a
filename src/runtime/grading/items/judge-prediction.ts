import type { ItemResponse, ResponseOf } from './item-response.ts';
import { markItem } from './mark-item.ts';
import { quoted } from './marked.ts';
import type { Meaning, Prediction } from './prediction.ts';

/** A run, as far as a prediction is about it. */
export type PredictedRun = {
  /** What it printed, in the order of time. */
  readonly lines: readonly string[];
  /** What the reader changed of what the question is about. */
  readonly changed: 'nothing' | 'program' | 'machine';
};

/** What a run says to a prediction. */
export type Judgement = {
  /** `unclear`: the run printed nothing that answers the question. */
  readonly verdict: 'right' | 'wrong' | 'unclear';
  /** The first says what happened; those behind it say why. */
  readonly sentences: readonly string[];
  /** From 0 to 1, for the reader's own record. */
  readonly share: number;
  /** Ids of options that came true in this run. */
  readonly happened: readonly string[];
};

/** Judges a prediction by what really happened. What the author knows about the lesson's own program is said of that alone. */
export function judgePrediction(prediction: Prediction, response: ItemResponse, run: PredictedRun): Judgement {
  const judged =
    prediction.kind === 'choose' ? judgeChoice(prediction, response, run) : judgeOrder(prediction, response, run);
  return { ...judged, sentences: [...aboutChange(run.changed), ...judged.sentences] };
}

/** What the run says, as the options have it; undefined where it printed no such thing. */
export function readRun(
  read: Extract<Prediction, { kind: 'choose' }>['read'],
  lines: readonly string[],
): string | undefined {
  const found = read.patterns.map((pattern) => {
    const expression = new RegExp(pattern, 'u');
    const findings = lines.flatMap((line) => expression.exec(line)?.[1] ?? []);
    return read.every ? findings.join(' ') : findings[0];
  });
  return found.some((one) => one === undefined || one === '') ? undefined : found.join(', ');
}

/** Whether what a run says is what an option means. */
export function holds(meaning: Meaning, said: string): boolean {
  if (meaning.kind === 'text') return meaning.text === said;
  const figure = Number(said.replaceAll(',', ''));
  return figure >= meaning.from && figure < meaning.below;
}

/** The pieces of an order that a run printed, in its order, each where it came first. */
export function orderOf(
  { item, lines }: Extract<Prediction, { kind: 'order' }>,
  printed: readonly string[],
): readonly string[] {
  const expressions = lines.map((line) => new RegExp(line, 'u'));
  const seen = new Set<string>();
  for (const text of printed) {
    const index = expressions.findIndex(
      (expression, at) => !seen.has(item.pieces[at]?.id ?? '') && expression.test(text),
    );
    const piece = item.pieces[index];
    if (piece) seen.add(piece.id);
  }
  return [...seen];
}

function judgeChoice(
  { item, read, meanings }: Extract<Prediction, { kind: 'choose' }>,
  response: ItemResponse,
  { lines, changed }: PredictedRun,
): Judgement {
  const said = readRun(read, lines);
  if (response.kind !== 'choose' || response.chosen.length === 0 || said === undefined) return unclear(said);
  const { chosen } = response;
  const happened = item.options.filter((_, index) => {
    const meaning = meanings[index];
    return meaning !== undefined && holds(meaning, said);
  });
  const ids = happened.map(({ id }) => id);
  const isRight = ids.some((id) => chosen.includes(id));
  const shown = happened[0]?.text;
  const picked = item.options.filter(({ id }) => chosen.includes(id));
  const mark = markItem(item, response);

  if (item.pick === 'all') {
    const first =
      shown === undefined
        ? `This run came to ${quoted(said)}, which is none of the possibilities named here.`
        : isRight
          ? `This run came to ${quoted(shown)}, which you said is possible.`
          : `This run came to ${quoted(shown)}, which you did not expect to be possible.`;
    if (changed !== 'nothing')
      return { verdict: isRight ? 'right' : 'wrong', sentences: [first], share: 0, happened: ids };
    const others = mark.properties.filter(({ passed }) => !passed).map(({ feedback }) => feedback);
    const whole = others.length === 0 ? ['You named all that is possible, and nothing else.'] : others;
    return {
      verdict: others.length === 0 ? 'right' : 'wrong',
      sentences: [first, ...whole],
      share: mark.share,
      happened: ids,
    };
  }

  const [own] = picked;
  const first = isRight
    ? `As you predicted: ${quoted(own?.text ?? said)}.`
    : shown === undefined
      ? `You predicted ${quoted(own?.text ?? '')}. This run came to ${quoted(said)}, which is none of the answers.`
      : `You predicted ${quoted(own?.text ?? '')}. It came to ${quoted(shown)}.`;
  const because = changed === 'nothing' && own?.because !== undefined ? [own.because] : [];
  return {
    verdict: isRight ? 'right' : 'wrong',
    sentences: [first, ...because],
    share: isRight ? 1 : 0,
    happened: ids,
  };
}

function judgeOrder(
  prediction: Extract<Prediction, { kind: 'order' }>,
  response: ItemResponse,
  { lines, changed }: PredictedRun,
): Judgement {
  const { item, because } = prediction;
  const happened = orderOf(prediction, lines);
  if (response.kind !== 'order' || happened.length < 2) return unclear(undefined);
  const own = response.order.filter((id) => happened.includes(id));
  const at = happened.findIndex((id, index) => own[index] !== id);
  const why = changed === 'nothing' && because !== undefined ? [because] : [];
  if (at === -1) {
    const missing = item.pieces.length - happened.length;
    const first =
      missing === 0 ? 'This run took your order.' : 'What this run printed of these lines came in your order.';
    return { verdict: 'right', sentences: [first, ...why], share: missing === 0 ? 1 : 0, happened };
  }
  const textOf = (id: string | undefined): string => quoted(item.pieces.find((piece) => piece.id === id)?.text ?? '');
  const first = `In place ${at + 1} you had ${textOf(own[at])}. There, this run printed ${textOf(happened[at])}.`;
  const mark = markOf(prediction, response);
  if (changed === 'nothing' && mark === 1 && item.rules.length > 0) {
    return {
      verdict: 'right',
      sentences: [first, 'Your order is possible, too: another run may take it.', ...why],
      share: 1,
      happened,
    };
  }
  return { verdict: 'wrong', sentences: [first, ...why], share: changed === 'nothing' ? mark : 0, happened };
}

function markOf({ item }: Extract<Prediction, { kind: 'order' }>, response: ResponseOf<'order'>): number {
  return markItem(item, response).share;
}

function unclear(said: string | undefined): Judgement {
  const sentence =
    said === undefined ? 'This run printed nothing that answers the question.' : 'There is no prediction to judge.';
  return { verdict: 'unclear', sentences: [sentence], share: 0, happened: [] };
}

function aboutChange(changed: PredictedRun['changed']): readonly string[] {
  switch (changed) {
    case 'nothing':
      return [];
    case 'program':
      return ['You have changed the program, so this is about the run of your version.'];
    case 'machine':
      return ['You have changed the machine, so this is about the run on yours.'];
  }
}
