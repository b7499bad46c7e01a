import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CourseVersion } from '../runtime/index.ts';
import { hashText } from '../runtime/program/hash.ts';

const packageSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** The version of the course at `root`; `digests` are those of its exercises, by their ids. */
export async function courseVersionOf(
  root: string,
  digests: readonly (readonly [id: string, digest: string])[],
): Promise<CourseVersion> {
  const { version } = v.parse(packageSchema, await readFile(join(root, 'package.json'), 'utf8'));
  const inOrder = digests.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { version, digest: `sha256-${hashText(JSON.stringify(inOrder))}` };
}
