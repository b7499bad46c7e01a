import { isArray, ownData, stringSlice } from './primordials.ts';

/** A call through comlink, as far as a message's label tells of it; its arguments are not kept. */
export type Call = {
  /** What comlink calls the message: `APPLY`, `GET`, `SET`, `CONSTRUCT` and others. */
  readonly type: string | undefined;
  /** The properties that lead to what is called; empty where a function itself was given away. */
  readonly path: readonly string[] | undefined;
  /** What to call it instead, where the path says little: the function that a pool calls. */
  readonly name?: string | undefined;
};

/** Properties of a path that are read. */
const mostSteps = 8;
/** Longest label, in UTF-16 units. */
const longest = 80;

let nextCall: Call | undefined;
let isAnswer = false;
let areWanted = true;

/** Says what the message is that is about to be sent; undefined takes it back. Cheap: nothing is made of it yet. */
export function announceMessage(call: Call | undefined, answers: boolean): void {
  nextCall = call;
  isAnswer = answers;
}

/** Whether messages are told of at all any more. */
export function areLabelsWanted(): boolean {
  return areWanted;
}

/** As many messages have been told of as may be: nobody needs to say what the next ones are. */
export function stopLabels(): void {
  areWanted = false;
}

/** The label of the message that has just been sent; undefined where nobody said what it is. */
export function takeLabel(): string | undefined {
  const call = nextCall;
  nextCall = undefined;
  return call && stringSlice(isAnswer ? answerText(call) : callText(call), 0, longest);
}

function callText(call: Call): string {
  const name = nameOf(call);
  switch (call.type) {
    case 'APPLY':
      return name === '' ? 'call' : `call ${name}`;
    case 'GET':
      return `read ${name}`;
    case 'SET':
      return `set ${name}`;
    case 'CONSTRUCT':
      return `new ${name}`;
    case 'RELEASE':
      return 'release';
    case undefined:
    default:
      return 'ask for a port';
  }
}

function answerText(call: Call): string {
  const name = nameOf(call);
  return name === '' ? 'answer' : `answer to ${name}`;
}

/** The name of what is called: `counter.increment`. Reads data alone, for the path may come from another thread. */
function nameOf({ name, path }: Call): string {
  if (name !== undefined) return name;
  if (!isArray(path)) return '';
  let joined = '';
  for (let index = 0; index < path.length && index < mostSteps; index += 1) {
    const step = ownData(path, index);
    if (typeof step === 'string') joined += joined === '' ? step : `.${step}`;
  }
  return joined;
}
