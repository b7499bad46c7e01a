import { firstSchedule } from '../../../src/components/schedules/first-schedule.ts';
import {
  findingBounds,
  findingName,
  findingSentence,
  scheduleOf,
} from '../../../src/components/schedules/finding-words.ts';
import { outcomeRows } from '../../../src/components/schedules/outcome-rows.ts';
import { rowsOf, switchWords } from '../../../src/components/schedules/schedule-rows.ts';
import type { ScheduleRow } from '../../../src/components/schedules/schedule-rows.ts';
import {
  guaranteeSentence,
  headlineOf,
  oddsSentence,
  raceSentence,
} from '../../../src/components/schedules/verdict-words.ts';
import { waitForGraph } from '../../../src/components/schedules/wait-for.ts';
import { sentenceOf } from '../../../src/components/cell/verdict.ts';
import type { Finding, Schedule } from '../../../src/runtime/exploration.ts';
import { scheduleText } from '../../../src/runtime/program/schedule-text.ts';
import type { ExploredHere } from './explored.ts';

/** All that the page says of a program, as text: the verdict, then the schedule of each finding in columns. */
export async function goldenText(program: ExploredHere): Promise<string> {
  const { verdict, threads, stepsOf } = program;
  const said = [
    sentenceOf(headlineOf(verdict)),
    guaranteeSentence(verdict),
    oddsSentence(verdict),
    raceSentence(verdict),
    ...outcomeRows(verdict).map(({ outcome, schedules, share }) => `${outcome}: ${schedules} (${share})`),
  ].filter((sentence) => sentence !== undefined);

  const shown: { title: string; schedule: Schedule; finding: Finding | undefined }[] = verdict.findings.map((finding) => ({
    title: `${findingName(finding)}: ${findingSentence(finding, threads)}\n${findingBounds(finding)}`,
    schedule: scheduleOf(finding),
    finding,
  }));
  if (shown.length === 0) {
    const schedule = (await firstSchedule(program.explored)) ?? [];
    shown.push({ title: 'Nothing was found. One of the schedules:', schedule, finding: undefined });
  }
  const parts = shown.map(({ title, schedule, finding }) => {
    const table = stepsOf(schedule);
    const rows = rowsOf(table, threads, finding);
    const waits = waitForGraph(table.steps.at(-1)?.next ?? [], threads)?.sentences ?? [];
    return [title, `Schedule ${scheduleText(schedule, threads)}`, '', ...columns(rows, threads), ...waits].join('\n');
  });
  return `${[said.join('\n'), ...parts].join('\n\n')}\n`;
}

function columns(rows: readonly ScheduleRow[], threads: readonly string[]): readonly string[] {
  const cellOf = (row: Extract<ScheduleRow, { kind: 'step' }>, thread: number): string => {
    if (row.thread !== thread) return row.notes.get(thread) ?? '';
    const remarks = row.remarks.map(({ text }) => `, ${text}`).join('');
    return `${row.deed}${remarks}${row.line === undefined ? '' : ` (line ${row.line})`}`;
  };
  const widths = threads.map((name, thread) =>
    Math.max(name.length, ...rows.map((row) => (row.kind === 'step' ? cellOf(row, thread).length : 0))),
  );
  const line = (first: string, cells: readonly string[]): string =>
    `${first.padStart(4)} | ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')}`.trimEnd();
  return [
    line('', threads),
    ...rows.map((row) => {
      switch (row.kind) {
        case 'step':
          return line(
            String(row.number),
            threads.map((_, thread) => cellOf(row, thread)),
          );
        case 'switch':
          return `     | switch: ${switchWords(threads[row.from] ?? '', row.reason)}`;
        case 'repeat':
          return `     | from here on, ${row.steps} steps repeat:`;
        case 'end':
          return `     | ${row.text}`;
      }
    }),
  ];
}
