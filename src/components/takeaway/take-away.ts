import {
  fileNameOf,
  lessonMarkdown,
  lessonNotebook,
  programMarkdown,
  programNotebook,
  programsIn,
  projectFiles,
  zipOf,
} from '../../runtime/index.ts';
import type { CellState } from '../cell/cell-state.ts';
import { draftsOfLesson } from './drafts-of-lesson.ts';
import { fetchLesson } from './fetch-lesson.ts';
import { takenLesson, takenProgram } from './taken.ts';
import type { TakenForm } from './taken-forms.ts';

/** A file that is ready to be saved. */
export type TakenFile = { readonly name: string; readonly blob: Blob };

/** The program of a cell, as it stands, in one of the forms that go elsewhere. */
export function takeProgram(cell: CellState, form: TakenForm): TakenFile {
  const program = takenProgram(cell);
  const { title } = program;
  switch (form) {
    case 'project': {
      const name = fileNameOf(title, '');
      return file(`${name}.zip`, 'application/zip', zipOf(name, projectFiles(title, [program])));
    }
    case 'markdown':
      return file(fileNameOf(title, '.md'), 'text/markdown', programMarkdown(program));
    case 'notebook':
      return file(fileNameOf(title, '.ipynb'), 'application/x-ipynb+json', programNotebook(program));
  }
}

/** A lesson, with its programs as they stand on this page. Rejects with a sentence where it cannot be fetched. */
export async function takeLesson(lesson: string, form: TakenForm): Promise<TakenFile> {
  const source = await fetchLesson(lesson);
  const taken = takenLesson(source, await draftsOfLesson(lesson, source), location.href);
  const { title } = taken;
  switch (form) {
    case 'project': {
      const [first, ...others] = programsIn(taken);
      if (!first) throw new Error('This lesson has no programs to take away.');
      const name = fileNameOf(title, '');
      const files = { ...projectFiles(title, [first, ...others]), 'LESSON.md': lessonMarkdown(taken) };
      return file(`${name}.zip`, 'application/zip', zipOf(name, files));
    }
    case 'markdown':
      return file(fileNameOf(title, '.md'), 'text/markdown', lessonMarkdown(taken));
    case 'notebook':
      return file(fileNameOf(title, '.ipynb'), 'application/x-ipynb+json', lessonNotebook(taken));
  }
}

function file(name: string, type: string, content: BlobPart): TakenFile {
  return { name, blob: new Blob([content], { type }) };
}
