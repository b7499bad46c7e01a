import type { PlayerState, Schedule, StatePicture, StepTable } from '../exploration.ts';
import type { ExplorerOrder, ExplorerReport } from '../protocol.ts';

/** What can be asked, and what comes back. */
type Answers = { readonly steps: StepTable; readonly play: PlayerState; readonly states: StatePicture };
type AnyAnswer = Answers[keyof Answers];

/** The longest that an answer may take, in milliseconds. */
const answerLimitMs = 10_000;

/** Questions to an explorer that have no answer yet. */
export type ExplorerAsks = {
  /** `schedule` is of no account where all states are asked for. */
  readonly ask: <Kind extends keyof Answers>(kind: Kind, schedule: Schedule) => Promise<Answers[Kind] | undefined>;
  readonly answered: (report: Extract<ExplorerReport, { kind: 'answer' }>) => void;
  /** Nobody answers any more: who waits, and who asks from now on, gets undefined. */
  readonly end: () => void;
};

/** Numbers questions and finds who has asked. `onSilence` is called when an answer takes too long. */
export function createExplorerAsks(order: (next: ExplorerOrder) => void, onSilence: () => void): ExplorerAsks {
  type Waiting = {
    readonly kind: keyof Answers;
    readonly resolve: (answer: AnyAnswer | undefined) => void;
    readonly timer: ReturnType<typeof setTimeout>;
  };
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isOver = false;
  return {
    ask: <Kind extends keyof Answers>(kind: Kind, schedule: Schedule) =>
      new Promise<Answers[Kind] | undefined>((resolve) => {
        if (isOver) {
          resolve(undefined);
          return;
        }
        asked += 1;
        const timer = setTimeout(onSilence, answerLimitMs);
        // An answer is of the kind of its question: `answered` looks.
        waiting.set(asked, { kind, resolve: resolve as Waiting['resolve'], timer });
        order(kind === 'states' ? { kind, id: asked } : { kind, id: asked, schedule });
      }),
    answered: ({ id, answer }) => {
      const asker = waiting.get(id);
      if (!asker) return;
      waiting.delete(id);
      clearTimeout(asker.timer);
      asker.resolve(answer && kindOf(answer) === asker.kind ? answer : undefined);
    },
    end: () => {
      isOver = true;
      for (const { timer, resolve } of waiting.values()) {
        clearTimeout(timer);
        resolve(undefined);
      }
      waiting.clear();
    },
  };
}

function kindOf(answer: AnyAnswer): keyof Answers {
  return 'steps' in answer ? 'steps' : 'choices' in answer ? 'play' : 'states';
}
