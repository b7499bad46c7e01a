import type { FileProblem } from './limits.ts';
import type { ProgramFile } from './program.ts';

/**
 * A file's name is a relative path of at most 100 characters whose parts are letters, digits, `-`, `_` and `.` of
 * ASCII and do not begin with a dot; it ends in `.ts`, `.js` or `.json`. So a name is the same in an import, in a URL
 * and on every file system, and nothing in it needs escaping.
 */
const namePattern = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(?:ts|js|json)$/u;
const longestName = 100;

/** Whether a program may have a file of this name. */
export function isFileName(name: string): boolean {
  return name.length <= longestName && namePattern.test(name);
}

/** Whether a file of this name holds code that can run, as a module or as a thread of its own. */
export function isCodeFile(name: string): boolean {
  return !name.endsWith('.json');
}

/** The first name that a program may not have, or has twice. Letter case does not make two names different. */
export function findBadName(files: readonly ProgramFile[]): FileProblem | undefined {
  const seen = new Map<string, string>();
  for (const { name } of files) {
    if (!isFileName(name)) {
      const message = `${JSON.stringify(name)} cannot name a file: use letters, digits, "-", "_" and "." and end with .ts, .js or .json, as in "shop/till.ts".`;
      return { file: name, message };
    }
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      const message =
        earlier === name
          ? `There are two files named "${name}"; give one of them another name.`
          : `"${earlier}" and "${name}" differ in letter case only; give one of them another name.`;
      return { file: name, message };
    }
    seen.set(name.toLowerCase(), name);
  }
  return undefined;
}
