import { compile, compileExplored, variantOf } from '../../runtime/index.ts';
import type {
  Build,
  Compilation,
  ExploredBuild,
  ExploredCompilation,
  MachineChoice,
  Variant,
} from '../../runtime/index.ts';
import type { CellProgram, Files } from './cell-state.ts';
import { originalOf } from './whole-cell.ts';

type BuiltAhead = Readonly<Record<Variant, Build>> & { readonly explored?: ExploredBuild };

const fetched = new Map<string, Promise<BuiltAhead>>();

/** What came of texts that were prepared; the identity of the texts stands for their version. */
const prepared = new WeakMap<Files, Partial<Record<Variant, Compilation>>>();

/**
 * What {@link prepare} has already given for these very texts. Asking costs no turn of the event loop, so that a run of
 * what is ready starts before the page draws that it has started.
 */
export function preparedBefore(files: Files, machine: MachineChoice): Compilation | undefined {
  return prepared.get(files)?.[variantOf(machine.kind)];
}

/**
 * What a run of these texts needs: the site's own output where they are unedited, else compiled in the page. Rejects
 * with a sentence when what it takes cannot be fetched; calling again tries again.
 */
export async function prepare(program: CellProgram, files: Files, machine: MachineChoice): Promise<Compilation> {
  const variant = variantOf(machine.kind);
  const compilation = await compilationOf(program, files, variant);
  prepared.set(files, { ...prepared.get(files), [variant]: compilation });
  return compilation;
}

/** Like {@link prepare}, for *All schedules*. */
export async function prepareExplored(program: CellProgram, files: Files): Promise<ExploredCompilation> {
  if (program.buildUrl !== undefined && sameTexts(files, originalOf(program))) {
    try {
      const { explored } = await fetchBuilds(program.buildUrl);
      if (explored) return { ok: true, build: explored, warnings: [] };
    } catch {
      // As above.
    }
  }
  return compileExplored({ files });
}

async function compilationOf(program: CellProgram, files: Files, variant: Variant): Promise<Compilation> {
  if (program.buildUrl !== undefined && sameTexts(files, originalOf(program))) {
    try {
      const builds = await fetchBuilds(program.buildUrl);
      return { ok: true, build: builds[variant], warnings: [] };
    } catch {
      // The compiler makes the same from the same texts; if it cannot be fetched either, it says so.
    }
  }
  return compile({ files }, variant);
}

/** Fetches ahead what {@link prepare} will want for the unedited program. Never rejects. */
export function prefetchBuild({ buildUrl }: CellProgram): void {
  if (buildUrl === undefined) return;
  fetchBuilds(buildUrl).catch(() => {
    // Running asks again, and says it to someone who waits for it.
  });
}

function fetchBuilds(url: string): Promise<BuiltAhead> {
  const known = fetched.get(url);
  if (known) return known;
  const fetching = fetchJson(url);
  fetched.set(url, fetching);
  fetching.catch(() => fetched.delete(url));
  return fetching;
}

async function fetchJson(url: string): Promise<BuiltAhead> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  // Made by this site's own build from the same type; a page that answers with HTML fails to parse.
  return (await response.json()) as BuiltAhead;
}

function sameTexts(left: Files, right: Files): boolean {
  if (left === right) return true;
  const texts = new Map(right.map(({ name, text }) => [name, text]));
  return left.length === right.length && left.every(({ name, text }) => texts.get(name) === text);
}
