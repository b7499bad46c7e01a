import { bytesText, teachingLimits } from '../limits.ts';
import { parseSubmission, parseSubmissionLink, submissionHash, type Submission } from '../submission.ts';
import { unreadable, type Reading } from '../reading.ts';
import { createTurns } from '../turns.ts';
import { freshBudget, isArchive, isNoise, unpack, type FoundFile } from './archive.ts';
import { senderOf, type Sender } from './sender.ts';

/** One file that was dropped, or a link that was pasted: where it came from, who sent it, and what it holds. */
export type HandIn = {
  /** The path in its folder or archive, with the archive's name in front; `Pasted link 1` for links. */
  readonly source: string;
  readonly sender?: Sender;
  readonly submission: Reading<Submission>;
};

/** A file as the browser gives it. */
export type DroppedFile = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Takes what was dropped: submissions, folders of them, archives as Moodle and Canvas make them. Every file gives a
 * hand-in or a sentence; none keeps the others from being read.
 */
export function readHandIns(files: readonly DroppedFile[]): readonly HandIn[] {
  return [...handInsOf(files)];
}

/** How often a reader is told how far it has come, in milliseconds. */
const tellMs = 250;

/** As {@link readHandIns}, in turns of the event loop, so that the page goes on while a class of a thousand is read. */
export async function readHandInsInTurns(
  files: readonly DroppedFile[],
  onRead: (count: number) => void,
): Promise<readonly HandIn[]> {
  const handIns: HandIn[] = [];
  const turns = createTurns();
  let told = performance.now();
  for (const handIn of handInsOf(files)) {
    handIns.push(handIn);
    const turn = turns();
    if (!turn) continue;
    // More often than people read would only keep the page busy.
    if (performance.now() > told + tellMs) {
      told = performance.now();
      onRead(handIns.length);
    }
    await turn;
  }
  return handIns;
}

function* handInsOf(files: readonly DroppedFile[]): Generator<HandIn> {
  const budget = freshBudget();
  for (const { path, bytes } of files) {
    if (isNoise(path)) continue;
    if (!isArchive(bytes)) {
      yield handInOf({ ok: true, path, bytes }, path);
      continue;
    }
    for (const file of unpack(path, bytes, budget)) {
      yield handInOf(file, file.path === path ? path : `${path} › ${file.path}`);
    }
  }
}

/** Takes pasted text: every link to a submission in it, in order. None if there is no link at all. */
export function readPastedLinks(text: string): readonly HandIn[] {
  const hashes = text
    .slice(0, 50 * teachingLimits.submissionBytes)
    .split(/\s+/u)
    .map((word) => submissionHash(word.replace(/[)>\].,;"']+$/u, '')))
    .filter((hash) => hash !== undefined);
  return hashes.map((hash, index) => ({
    source: `Pasted link ${index + 1}`,
    submission: parseSubmissionLink(hash),
  }));
}

function handInOf(file: FoundFile, source: string): HandIn {
  const sender = senderOf(file.path);
  return {
    source,
    ...(sender && { sender }),
    submission: file.ok ? readFile(file.path, file.bytes) : unreadable(file.message),
  };
}

function readFile(path: string, bytes: Uint8Array): Reading<Submission> {
  if (bytes.length > teachingLimits.submissionBytes) {
    return unreadable(`It is larger than a submission may be, which is ${bytesText(teachingLimits.submissionBytes)}.`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('It is not a submission: a submission is a JSON file, and this is none.');
  }
  // Moodle keeps what students type into its box as a page of HTML.
  const link = /\.html?$/iu.test(path) || /^\s*(?:https?:\S*)?#s\d+\./u.test(text) ? linkIn(text) : undefined;
  return link === undefined ? parseSubmission(text) : parseSubmissionLink(link);
}

function linkIn(text: string): string | undefined {
  return /#s\d+\.[\w-]+/u.exec(text)?.[0];
}
