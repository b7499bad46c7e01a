import { describe, expect, it } from 'vitest';
import { runEdited } from './edited-run.ts';
import { runLesson } from './lesson-run.ts';
import { simulated, textsOf } from './two-words.ts';

const lesson = 'cpu-bound-or-waiting';

/** The rows of the table: share of waiting, one by one, overlapped, 4 workers. */
const rowsOf = async (...[id, machine]: [string, ReturnType<typeof simulated>?]): Promise<readonly number[][]> => {
  const [table = ''] = await textsOf(lesson, id, machine);
  return table
    .split('\n')
    .slice(1)
    .map((row) => row.match(/\d+/gu)?.map(Number) ?? []);
};

describe('four forms of 100 ms', () => {
  it('on one core gain from overlapping what workers gain', async () => {
    expect(await rowsOf('shares')).toEqual([
      [0, 400, 400, 400],
      [20, 400, 340, 340],
      [50, 400, 250, 250],
      [80, 400, 160, 160],
      [100, 400, 100, 100],
    ]);
  });

  it('on four cores take 100 ms on workers, and on one thread as long as on one core', async () => {
    expect(await rowsOf('shares-four-cores')).toEqual([
      [0, 400, 400, 100],
      [20, 400, 340, 100],
      [50, 400, 250, 100],
      [80, 400, 160, 100],
      [100, 400, 100, 100],
    ]);
  });

  it('on two cores take on workers what half of their computing takes', async () => {
    const workers = (await rowsOf('shares', simulated(2))).map((row) => row.at(-1));
    expect(workers).toEqual([200, 180, 150, 120, 100]);
  });

  it('pay for the start of four workers once, on four cores in the loop of the first row', async () => {
    const free = await rowsOf('shares-four-cores');
    const paid = await rowsOf('shares-four-cores', simulated(4, { costs: { start: 50 } }));
    expect(paid[0]).toEqual([0, 450, 400, 100]);
    expect(paid.slice(1)).toEqual(free.slice(1));
  });
});

it('one thread comes ever nearer to 100 forms a second and does not reach them', async () => {
  expect(await textsOf(lesson, 'ceiling')).toEqual([
    '1 at once: 100 ms, 10.0 a second',
    '2 at once: 110 ms, 18.2 a second',
    '4 at once: 130 ms, 30.8 a second',
    '8 at once: 170 ms, 47.1 a second',
    '16 at once: 250 ms, 64.0 a second',
    '100 at once: 1090 ms, 91.7 a second',
  ]);
});

describe('a register that serves one at a time', () => {
  const after = (...ms: readonly number[]): readonly string[] =>
    ['Ada', 'Ben', 'Cleo', 'Dan'].map((name, index) => `${name}: after ${ms[index]} ms`);

  it('sets the pace, on four cores and with overlapping', async () => {
    expect(await textsOf(lesson, 'register')).toEqual(after(100, 190, 280, 370));
  });

  it.each([
    ['serves any number', 'await io(90); await cpu(10);', [100, 100, 100, 100]],
    ['is asked after the computing', 'await cpu(10); await io(90, "register");', [100, 190, 280, 370]],
  ])('where it %s', async (_how, body, times) => {
    const { printed } = await runEdited(`two-words/${lesson}/register`, {
      'main.ts': `
import { cpu, io, task } from "lab";
await Promise.all(["Ada", "Ben", "Cleo", "Dan"].map((name) => task(name, async () => {
  ${body}
  console.log(\`\${name}: after \${performance.now()} ms\`);
})));`,
    });
    expect(printed.map(({ text }) => text)).toEqual(after(...times));
  });
});

it('for real one thread computes one thing at a time, and each of four workers computes', async () => {
  const { status, events, lines } = await runLesson(`two-words/${lesson}/for-real`);
  expect(status).toBe('completed');
  expect(lines.filter(({ text }) => text.includes('times as fast'))).toHaveLength(6);
  const computing = events.filter((event) => event.kind === 'span');
  const onMain = computing.filter(({ lane }) => lane === 'main').toSorted((one, other) => one.start - other.start);
  for (const [index, { start }] of onMain.entries()) {
    expect(start).toBeGreaterThanOrEqual(onMain[index - 1]?.end ?? 0);
  }
  expect([...new Set(computing.map(({ lane }) => lane))].toSorted()).toEqual([
    'main',
    'worker-1',
    'worker-2',
    'worker-3',
    'worker-4',
  ]);
});

describe('six workloads', () => {
  const planned = (...plan: readonly string[]): Readonly<Record<string, string>> => {
    const names = ['news', 'photos', 'chess', 'survey', 'disk', 'archives'];
    const entries = names.map((name, index) => `${name}: "${plan[index]}"`);
    return { 'main.ts': `import { judge } from "./judge.ts";\nawait judge({ ${entries.join(', ')} });` };
  };

  it('are all too slow in a loop', async () => {
    expect(await textsOf(lesson, 'workloads')).toEqual([
      ...['news', 'photos', 'chess', 'survey', 'disk', 'archives'].map(
        (name) => `${name}: loop takes 400 ms: too slow`,
      ),
      '0 of 6 are right',
    ]);
  });

  it('need what the lesson says', async () => {
    const plan = planned('overlap', 'workers', 'workers', 'overlap', 'overlap', 'workers');
    const { printed } = await runEdited(`two-words/${lesson}/workloads`, plan);
    expect(printed.map(({ text }) => text)).toEqual([
      'news: overlap takes 115 ms: right',
      'photos: workers takes 100 ms: right',
      'chess: workers takes 100 ms: right',
      'survey: overlap takes 100 ms: right',
      'disk: overlap takes 280 ms: right',
      'archives: workers takes 100 ms: right',
      '6 of 6 are right',
    ]);
  });

  it('are not right with more than they need, or with less', async () => {
    const { printed } = await runEdited(`two-words/${lesson}/workloads`, planned(...Array<string>(6).fill('workers')));
    expect(printed.map(({ text }) => text)).toEqual([
      'news: workers takes 100 ms: more than it needs',
      'photos: workers takes 100 ms: right',
      'chess: workers takes 100 ms: right',
      'survey: workers takes 100 ms: more than it needs',
      'disk: workers takes 280 ms: more than it needs',
      'archives: workers takes 100 ms: right',
      '3 of 6 are right',
    ]);
    const overlapped = await runEdited(`two-words/${lesson}/workloads`, planned(...Array<string>(6).fill('overlap')));
    expect(overlapped.printed.map(({ text }) => text)).toContain('archives: overlap takes 250 ms: too slow');
    expect(overlapped.printed.map(({ text }) => text)).toContain('photos: overlap takes 370 ms: too slow');
  });
});
