import type { PickedMachine, ProgramFile, RecordedLine } from '../../runtime/index.ts';

/** A lesson as `/lessons/<unit>/<lesson>.json` holds it: what a reader takes away, before their own changes. */
export type LessonSource = {
  readonly title: string;
  readonly lede: string;
  readonly parts: readonly (
    | { readonly kind: 'prose'; readonly text: string }
    | {
        readonly kind: 'program';
        readonly id: string;
        readonly title: string;
        readonly machine: PickedMachine;
        /** Its own files; what it imports from other cells stands at theirs. */
        readonly files: readonly [ProgramFile, ...ProgramFile[]];
        readonly printed?: { readonly lines: readonly RecordedLine[]; readonly threw: boolean };
      }
  )[];
};
