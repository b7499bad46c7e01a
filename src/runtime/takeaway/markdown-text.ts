import { shownFileName } from '../program/cell-names.ts';
import { machineText, type TakenLesson, type TakenOutput, type TakenProgram } from './taken-program.ts';

/** A program as Markdown: its files, and what it printed. */
export function programMarkdown(program: TakenProgram): string {
  return `# ${program.title}\n\n${programBody(program)}\n`;
}

/** A lesson as Markdown: its prose, with each program and what it printed at its place. */
export function lessonMarkdown({ title, lede, parts }: TakenLesson): string {
  const body = parts.map((part) =>
    part.kind === 'prose' ? part.text.trim() : `**${part.program.title}**\n\n${programBody(part.program)}`,
  );
  return `${[`# ${title}`, `*${lede}*`, ...body].filter((text) => text !== '').join('\n\n')}\n`;
}

function programBody({ files, machine, printed }: TakenProgram): string {
  const shown = files.map(({ name, text }) => {
    const language = name.endsWith('.json') ? 'json' : 'ts';
    return fenced(language, files.length === 1 ? text : `// file: ${shownFileName(name)}\n${text}`);
  });
  return [
    ...shown,
    printed ? `${outputTitle(machineText(machine))}\n\n${outputFence(printed)}` : `Machine: ${machineText(machine)}.`,
  ].join('\n\n');
}

function outputTitle(machine: string): string {
  return `Output (${machine}):`;
}

/** What a run printed, with the lane before each line where there are several. */
function outputFence({ lines }: TakenOutput): string {
  return fenced('text', outputText(lines));
}

/** Lines as plain text. */
export function outputText(lines: TakenOutput['lines']): string {
  const lanes = new Set(lines.map(({ lane }) => lane));
  return lines.map(({ lane, text }) => (lanes.size > 1 ? `[${lane}] ${text}` : text)).join('\n');
}

/** A fence that no run of backticks in the text can close. */
function fenced(language: string, text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text.replace(/\n+$/u, '')}\n${fence}`;
}
