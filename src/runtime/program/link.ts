import * as v from 'valibot';
import { deflateSync } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { inflateUpTo } from './inflate.ts';
import { programLimits } from './limits.ts';
import { linkSchema, longestSchedule, type LinkedMachine } from './link-schema.ts';
import type { Program, ProgramFile } from './program.ts';
import { findFileProblem } from './valid-files.ts';

/** What a link holds: a program, and how it is to be run. */
export type LinkedProgram = Program & {
  readonly machine?: LinkedMachine;
  /** A schedule for the machine `schedules`, kept as it is in the link. */
  readonly schedule?: string;
};

/** A link that was read. What cannot be opened has a sentence that says why, and why in one word. */
export type ParsedLink =
  | { readonly ok: true; readonly link: LinkedProgram }
  | { readonly ok: false; readonly reason: LinkFault; readonly message: string };

/** `malformed`: never was a link. `invalid`: says what it may not say. */
export type LinkFault = 'malformed' | 'truncated' | 'other-version' | 'too-large' | 'invalid';

/** A link made, or the sentence that says why there is none. */
export type PrintedLink =
  | { readonly ok: true; /** `#p1.…`, the part of the address behind `/playground/`. */ readonly hash: string }
  | { readonly ok: false; readonly message: string };

const version = '1';
const prefix = `#p${version}.`;
/** Text that does not shrink at all becomes longer by a few bytes in 65,535, and by a third in base64. */
const longestData = Math.ceil((programLimits.totalBytes * 4.02) / 3);

/** Whether an address' hash is meant as a link to a program; others, such as `#_top`, mean something else. */
export function isLink(hash: string): boolean {
  return /^#p\d+\./u.test(hash);
}

/** Writes a program as the hash of an address: `#p1.` and base64url of raw DEFLATE of JSON. */
export function printLink({ title, files, machine, schedule }: LinkedProgram): PrintedLink {
  const problem = findFileProblem(files);
  if (problem) return { ok: false, message: `There is no link to this program. ${problem.message}` };
  if (schedule !== undefined && schedule.length > longestSchedule)
    return { ok: false, message: 'There is no link to this schedule: it is too long for one.' };
  const written = { title, files: files.map(({ name, text }) => [name, text]), machine, schedule };
  // JSON escapes lone surrogates, so that no text is changed by its way through UTF-8.
  const bytes = new TextEncoder().encode(JSON.stringify(written));
  if (bytes.length > programLimits.totalBytes)
    return { ok: false, message: 'This program is too large for a link: a link holds 1 MB.' };
  return { ok: true, hash: prefix + toBase64Url(deflateSync(bytes, { level: 9 })) };
}

/** Reads the hash of an address. Never throws, and never inflates more than a program may have. */
export function parseLink(hash: string): ParsedLink {
  if (!isLink(hash)) return fault('malformed', 'This is not a link to a program.');
  if (!hash.startsWith(prefix)) {
    return fault('other-version', 'This link was made by another version of this site, and this one cannot read it.');
  }
  const data = hash.slice(prefix.length);
  if (data.length > longestData) return tooLarge;
  const packed = fromBase64Url(data);
  if (packed === undefined) return fault('malformed', 'This link is damaged: it holds characters that no link has.');

  const inflated = inflateUpTo(packed, programLimits.totalBytes);
  switch (inflated.kind) {
    case 'too-large':
      return tooLarge;
    case 'truncated':
      return fault('truncated', 'This link is incomplete: its end is missing. Copy the whole of it and try again.');
    case 'malformed':
      return fault('malformed', 'This link is damaged: what it holds cannot be unpacked.');
    case 'inflated':
      return readJson(inflated.bytes);
  }
}

const tooLarge = fault('too-large', 'The program of this link is too large: a link holds at most 1 MB.');

function readJson(bytes: Uint8Array): ParsedLink {
  let json: unknown;
  // Names that every object inherits look known to a schema: they are found here.
  let inherited: string | undefined;
  try {
    json = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      (key, value: unknown) => {
        if (key in Object.prototype) inherited ??= key;
        return value;
      },
    );
  } catch {
    return fault('malformed', 'This link is damaged: what it holds is not a program.');
  }
  if (inherited !== undefined) return fault('invalid', unknownKey(inherited));

  const parsed = v.safeParse(linkSchema, json);
  if (!parsed.success) return fault('invalid', sentenceOf(parsed.issues[0]));
  const { files: written, ...rest } = parsed.output;
  const [main, ...others] = written.map(([name, text]): ProgramFile => ({ name, text }));
  if (!main) return fault('invalid', 'The program of this link has no files.');
  const files: LinkedProgram['files'] = [main, ...others];

  const problem = findFileProblem(files);
  if (problem) return fault('invalid', `The program of this link cannot be opened. ${problem.message}`);
  return { ok: true, link: { ...rest, files } };
}

function sentenceOf(issue: v.InferIssue<typeof linkSchema>): string {
  const path = v.getDotPath(issue) ?? '';
  if (path === '') return 'This link does not hold a program.';
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(path);
  if (/^machine\.settings\b/u.test(path)) return `This link cannot be opened. ${issue.message}`;
  return `This link cannot be opened: its "${path}" is not what it should be.`;
}

function unknownKey(path: string): string {
  return `This link cannot be opened: nothing here knows its "${path}".`;
}

function fault(reason: LinkFault, message: string): ParsedLink {
  return { ok: false, reason, message };
}
