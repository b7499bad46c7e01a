import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { packageImports } from '../runtime/program/cell-names.ts';
import { formatProblem, type CourseProblem } from './course-problem.ts';
import { programKey, type LessonProgram, type Origin } from './lesson-programs.ts';

/**
 * Type-checks all programs of the course in one go, with the settings of `tsconfig/programs.json`: the same `lab`,
 * `comlink` and strictness that the editor in the page has. Problems name the line of the lesson or file on disk.
 */
export function typeCheck(root: string, programs: readonly LessonProgram[]): readonly CourseProblem[] {
  const options = readOptions(root);
  const files = new Map<string, { readonly text: string; readonly origin: Origin }>();
  /** What tells the checker which files `#id` means. */
  const settings = new Map<string, string>();
  const folders = new Set<string>();
  for (const program of programs) {
    // A folder of its own for each program, inside the project so that packages are found from it.
    const folder = join(resolve(root), 'src/content/.programs', programKey(program));
    program.program.files.forEach(({ name, text }, index) => {
      const path = join(folder, name);
      const origin = program.origins[index];
      if (origin) files.set(path, { text, origin });
      folders.add(dirname(path));
    });
    const imports = packageImports(program.program.files);
    if (imports) settings.set(join(folder, 'package.json'), JSON.stringify({ imports }));
  }

  const disk = ts.createCompilerHost(options, true);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || settings.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path)?.text ?? settings.get(path) ?? disk.readFile(path),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    getSourceFile: (path, settings, ...rest) => {
      const text = files.get(path)?.text;
      return text === undefined
        ? disk.getSourceFile(path, settings, ...rest)
        : ts.createSourceFile(path, text, settings, true);
    },
  };
  const compilation = ts.createProgram([...files.keys()], options, host);
  const problems = ts.getPreEmitDiagnostics(compilation).map((diagnostic): CourseProblem => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
    const origin = diagnostic.file && files.get(diagnostic.file.fileName)?.origin;
    // Not in a program: the settings or the library are broken, which is ours to repair and not an author's.
    if (!diagnostic.file || !origin)
      throw new Error(`type check of the course: ${diagnostic.file?.fileName ?? ''} ${message}`);
    const line = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line;
    return { file: origin.file, line: origin.line + line, message: `Type error: ${message}` };
  });
  // A file that several programs import is checked in each of them.
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

function readOptions(root: string): ts.CompilerOptions {
  const path = join(resolve(root), 'tsconfig/programs.json');
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    // The programs come from the lessons, not from the disk.
    readDirectory: () => [],
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(path, {}, host);
  if (!config) throw new Error(`${path} cannot be read`);
  const options = { ...config.options, noEmit: true, incremental: false };
  delete options.tsBuildInfoFile;
  return options;
}
