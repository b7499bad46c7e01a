import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Judge } from '../../src/runtime/schedules/judge.ts';
import { countSchedules } from '../../src/runtime/schedules/graph-counts.ts';
import { searchReduced } from '../../src/runtime/schedules/reduced-search.ts';
import { exploreStates } from '../../src/runtime/schedules/state-graph.ts';
import { World } from '../../src/runtime/schedules/world.ts';
import { exploredBuildOf, loadExplored } from './schedules/harness.ts';
import { anyProgram, listAll, placeOfInstructions, type Instruction, type SmallProgram } from './schedules/oracle.ts';
import { keptPrograms } from './schedules/kept-programs.ts';

const cell = fc.integer({ min: 0, max: 2 });
const value = fc.integer({ min: 0, max: 2 });
const simple: fc.Arbitrary<Instruction> = fc.oneof(
  fc.record({ do: fc.constantFrom('write', 'store', 'add', 'exchange'), cell, value }),
  fc.record({ do: fc.constantFrom('read', 'copy-up', 'spill', 'notify', 'bump'), cell }),
  fc.record({ do: fc.constant('swap-if'), cell, expected: value, value }),
  fc.record({ do: fc.constantFrom('sleep', 'nap', 'spin-while'), cell, value }),
  fc.record({ do: fc.constant('send'), value }),
  fc.record({ do: fc.constant('receive') }),
);
const inner = fc.array(simple, { minLength: 1, maxLength: 2 });
const instruction: fc.Arbitrary<Instruction> = fc.oneof(
  { weight: 5, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('when'), cell, value, then: inner }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('locked'), then: inner }) },
);
const twoThreads = fc.array(fc.array(instruction, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 2 });
const threeThreads = fc.array(fc.array(instruction, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 3 });

/** Memory and who has not ended, as the oracle writes it. */
function endOf(world: World): string {
  const stuck = world.nodes.flatMap(({ operation }, thread) => (operation ? ['ABC'[thread]] : []));
  return `${new Judge(world).outcome()} ${stuck.join('')}`;
}

const build = await exploredBuildOf(anyProgram);

function compare(program: SmallProgram): void {
  const listing = listAll(program, 1_000);
  const loaded = loadExplored({ ...build, code: build.code.replace(placeOfInstructions, JSON.stringify(program)) });
  const isOver = (): boolean => false;

  const world = new World(loaded);
  const ends = new Set<string>();
  const judge = new Judge(world);
  const judged = judge.atEnd.bind(judge);
  judge.atEnd = () => (ends.add(endOf(world)), judged());
  const graph = exploreStates(world, judge, { states: 200_000, isOver });
  expect(graph.isCut).toBe(false);
  expect([...ends].sort()).toEqual([...listing.ends].sort());

  if (!JSON.stringify(program).includes('spin-while')) {
    const counts = countSchedules(graph);
    expect([counts?.schedules, counts?.failing]).toEqual([listing.schedules, listing.deadlocked]);
  }

  ends.clear();
  const search = searchReduced(world, judge, { steps: 500_000, depth: 200, isOver });
  expect(search.isComplete).toBe(true);
  expect([...ends].sort()).toEqual([...listing.ends].sort());
  if (listing.traces !== undefined) expect(search.executions).toBe(listing.traces);
}

const runs = { numRuns: Number(process.env['RUNS'] ?? 100), seed: Number(process.env['SEED'] ?? 20_261_128) };

test.each(keptPrograms)('a program that once went wrong is explored as its schedules are listed: %s', (_, program) => {
  compare(program);
});

test('random programs of two threads are explored as their schedules are listed', { timeout: 120_000 }, () => {
  fc.assert(fc.property(twoThreads, compare), runs);
});

test('random programs of three threads are explored as their schedules are listed', { timeout: 120_000 }, () => {
  fc.assert(fc.property(threeThreads, compare), runs);
});
