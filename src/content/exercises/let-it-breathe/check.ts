import type { Plan, Property, RunResult } from 'check';
import { dice } from '../shared/chance.ts';

interface Day {
  readonly rows: number;
  readonly clicks: readonly number[];
}

const most = 100;

/** No multiple of anything in particular, and clicks so early that a part of any length above the limit keeps one waiting. */
function dayOf(seed: number): Day {
  const roll = dice(seed);
  const rows = roll(901, 998);
  return { rows, clicks: [roll(0, 20), roll(310, 370), roll(510, 590), roll(700, 780)] };
}

export function plan(seed: number): Plan {
  const { rows, clicks } = dayOf(seed);
  return [{ id: 'a long list', call: { module: 'page.ts', name: 'open', args: [rows, clicks] } }];
}

export function judge([long]: readonly RunResult[], seed: number): readonly Property[] {
  const day = dayOf(seed);
  const happened = textsIn(long);
  const problem = whatIsWrong(long, happened, day.rows);
  const waits = day.clicks.map((click) => ({ click, rows: rowsBetween(happened, click) }));
  const answered = waits.every(({ rows }) => rows !== undefined && rows <= most);
  return [
    {
      name: 'Every row is drawn once, in its place',
      passed: problem === '',
      weight: 0,
      feedback:
        problem === ''
          ? 'When drawAll resolves, the list is whole.'
          : 'When drawAll resolves, the list is not as it should be. Does it wait for the last row?',
      evidence: problem,
    },
    {
      name: 'A click waits for 100 rows at most',
      passed: answered,
      feedback: answered
        ? 'The drawing goes back to the end of the queue often enough for others to have their turn.'
        : 'The click stays in the queue, because the drawing never lets go of the thread for long enough. Which of your pauses ends the task?',
      evidence: waits
        .map(({ click, rows }) => `click at row ${click}: ${rows === undefined ? 'not answered before the end' : `answered after ${rows} rows`}`)
        .join('\n'),
    },
  ];
}

function textsIn({ value }: RunResult): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function whatIsWrong({ id, status, sentence, answered }: RunResult, happened: readonly string[], rows: number): string {
  if (status === 'threw' || !answered) return `${id}: ${sentence}`;
  const drawn = happened.slice(0, happened.indexOf('done')).filter((text) => text.startsWith('row '));
  const odd = drawn.findIndex((text, row) => text !== `row ${row}`);
  if (odd !== -1) return `${id}: ${drawn[odd]} was drawn in place ${odd}`;
  return drawn.length === rows ? '' : `${id}: ${drawn.length} of ${rows} rows were there`;
}

/** How many rows were drawn while a click waited; undefined where it was not answered while they were drawn. */
function rowsBetween(happened: readonly string[], click: number): number | undefined {
  const asked = happened.indexOf(`click ${click}`);
  const answer = happened.indexOf(`answer ${click}`);
  if (asked === -1 || answer === -1) return undefined;
  return happened.slice(asked, answer).filter((text) => text.startsWith('row ')).length;
}
