import { mdxToMdast, type MdastNode } from 'satteri';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { parsePrediction, type Prediction, type PredictionFault } from '../runtime/grading/items/prediction.ts';
import type { CourseProblem } from './course-problem.ts';
import { isCell } from './fences.ts';

/** A prediction in a lesson, checked. */
export type PlacedPrediction = {
  readonly prediction: Prediction;
  /** Line of the lesson, from 1, at which the cell begins whose run it is about. */
  readonly cellLine: number;
};

/** The predictions of one lesson that are as they should be, and what is wrong with the others. */
export type LessonPredictions = {
  readonly predictions: readonly PlacedPrediction[];
  readonly problems: readonly CourseProblem[];
};

/** What a fence of a prediction covers of a lesson's text, in UTF-16 units, end excluded. */
export type Covered = { readonly start: number; readonly end: number };

type Found = Covered & {
  readonly line: number;
  /** Line of the lesson that holds the first line of `text`. */
  readonly textLine: number;
  readonly text: string;
  readonly cellLine: number | undefined;
};

/** Longest text of a prediction, in UTF-16 units: far longer than a reader would read. */
const longest = 8000;

/**
 * Reads the predictions of a lesson: YAML in fences that begin with ```` ```predict ````, each directly before its cell.
 * `file` is the lesson's path from the project's root, `source` its text, which has to be MDX.
 */
export function readPredictions(file: string, source: string): LessonPredictions {
  const predictions: PlacedPrediction[] = [];
  const problems: CourseProblem[] = [];
  for (const found of findPredictions(source)) {
    const read = readPrediction(found);
    if (read.ok) predictions.push(read.placed);
    else problems.push(...read.problems.map((problem) => ({ file, ...problem })));
  }
  return { predictions, problems };
}

/** Where a lesson has predictions, in order. Throws the parser's error if the text is not MDX. */
export function coveredByPredictions(source: string): readonly Covered[] {
  return findPredictions(source);
}

function findPredictions(source: string): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: MdastNode, next: MdastNode | undefined): void => {
    const prediction = predictionOf(node, next, source);
    if (prediction) found.push(prediction);
    if ('children' in node) node.children.forEach((child, index) => visit(child, node.children[index + 1]));
  };
  visit(mdxToMdast(source, { features: { directive: true } }), undefined);
  return found;
}

function predictionOf(node: MdastNode, next: MdastNode | undefined, source: string): Found | undefined {
  if (node.type !== 'code' || node.lang !== 'predict' || !node.position) return undefined;
  const { start, end } = node.position;
  return {
    line: start.line,
    textLine: start.line + 1,
    start: start.offset ?? 0,
    end: end.offset ?? 0,
    text: node.value,
    cellLine: next?.position && isCell(next, source) ? next.position.start.line : undefined,
  };
}

type Read =
  | { readonly ok: true; readonly placed: PlacedPrediction }
  | { readonly ok: false; readonly problems: readonly { readonly line: number; readonly message: string }[] };

function readPrediction({ line, textLine, text, cellLine }: Found): Read {
  if (cellLine === undefined)
    return failed(line, 'A prediction stands directly before the cell that it is about: its fence, then the cell.');
  if (text.length > longest) return failed(line, `A prediction has ${longest} characters at most.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const [summary = error.message] = error.message.split('\n');
    return failed(textLine + (error.linePos?.[0].line ?? 1) - 1, `This prediction is not YAML: ${summary}`);
  }
  const parsed = parsePrediction(document.toJS());
  if (parsed.ok) return { ok: true, placed: { prediction: parsed.prediction, cellLine } };
  return {
    ok: false,
    problems: parsed.faults.map((fault) => ({
      line: textLine + lines.linePos(offsetOf(document, fault)).line - 1,
      message: `In this prediction, ${fault.path.length === 0 ? '' : `${fault.path.join('.')}: `}${fault.message}`,
    })),
  };
}

/** Where the deepest part of a path that is written begins. */
function offsetOf(document: Document, { path }: PredictionFault): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function failed(line: number, message: string): Read {
  return { ok: false, problems: [{ line, message }] };
}
