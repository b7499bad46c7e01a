import { digestOfFiles, draftOf } from '../../runtime/index.ts';
import type { Files } from '../cell/cell-state.ts';
import { pageCells } from '../cell/page-cells.ts';
import { whenRead } from '../notebook/kept-state.ts';
import type { LessonSource } from './lesson-source.ts';

/**
 * What the notebook holds of a lesson's programs whose cells have not come to life, by their ids. Cells that are reading
 * their own are waited for.
 */
export async function draftsOfLesson(lesson: string, { parts }: LessonSource): Promise<ReadonlyMap<string, Files>> {
  const drafts = new Map<string, Files>();
  for (const part of parts) {
    if (part.kind !== 'program') continue;
    const cell = pageCells.value.get(part.id)?.cell;
    if (cell) {
      await whenRead(cell.kept);
      continue;
    }
    const draft = await draftOf(`${lesson}/${part.id}`);
    // One that rests on an earlier original is not what the reader would see here.
    if (draft?.original === digestOfFiles(part.files)) drafts.set(part.id, draft.files);
  }
  return drafts;
}
