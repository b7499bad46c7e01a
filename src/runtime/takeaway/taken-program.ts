import type { Program } from '../program/program.ts';
import type { RecordedLine } from '../program/recorded.ts';
import type { PickedMachine } from '../request.ts';

/** A program that is taken away, with the files of all cells that it builds on. */
export type TakenProgram = {
  /** Its id in its lesson: names its folder. */
  readonly id: string;
  readonly title: string;
  readonly files: Program['files'];
  readonly machine: PickedMachine;
  /** What it printed, if it was run as it stands. */
  readonly printed?: TakenOutput;
};

/** What a run printed. */
export type TakenOutput = {
  readonly lines: readonly RecordedLine[];
  /** The run ended with an error. */
  readonly threw: boolean;
};

/** A lesson that is taken away: its prose as Markdown, with its programs at their places. */
export type TakenLesson = {
  readonly title: string;
  readonly lede: string;
  readonly parts: readonly (
    { readonly kind: 'prose'; readonly text: string } | { readonly kind: 'program'; readonly program: TakenProgram }
  )[];
};

/** The programs of a lesson, in order. */
export function programsIn({ parts }: TakenLesson): readonly TakenProgram[] {
  return parts.flatMap((part) => (part.kind === 'program' ? [part.program] : []));
}

/** A machine in words, as in "Workers, 4". */
export function machineText(machine: PickedMachine): string {
  switch (machine.kind) {
    case 'main':
      return 'Main thread';
    case 'workers':
      return `Workers, ${machine.workers}`;
    case 'schedules':
      return 'All schedules';
    case 'simulated':
      return `Simulated, ${machine.cores === 1 ? '1 core' : `${machine.cores} cores`}`;
  }
}

/** The name of a file that holds something with this title: lower-case letters and digits of ASCII, at most 60. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '');
  const words = plain.toLowerCase().match(/[a-z0-9]+/gu) ?? ['program'];
  return `${words.join('-').slice(0, 60).replace(/-$/u, '')}${ending}`;
}
